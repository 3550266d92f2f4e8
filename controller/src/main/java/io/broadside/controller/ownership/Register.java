package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.schedule.Tenure;
import java.util.List;

/** Hears of all grants, and of how arrivals' slots pass from one instance to the next. */
public interface Register {

  /** Slots are granted to an instance; the previous owner's tenure ends at the new border. */
  void granted(String instance, Tenure tenure);

  /** An instance has taken what that version of its assignment granted, from a later border on. */
  void took(String instance, long version, Border from);

  /** An instance has given up slots, and nobody has them from that border on. */
  void released(String instance, Slots slots, Border until);

  /**
   * An instance says which slots it has had, of which only another controller knew.
   *
   * @param still whether they have not been given to others yet
   */
  void claimed(String instance, List<Tenure> tenures, boolean still);
}
