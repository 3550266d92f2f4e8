package io.broadside.controller.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Gap.Fate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The ledger against a book that has a line for each arrival. */
class LedgerLawsTest {

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void theLedgerSaysOfEachArrivalWhatBecameOfIt(@ForAll long seed) {
    PlainBook book = new PlainBook(seed);
    for (int k = 0; k < PlainBook.ARRIVALS; k++) {
      Fate fate = book.fate(k);
      Account account =
          new Account(
              1, fate == null ? 1 : 0, fate == Fate.MISSED ? 1 : 0, fate == Fate.UNKNOWN ? 1 : 0);
      assertThat(Fates.of(book.ledger, "p", k)).as("arrival %d", k).isEqualTo(account);
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void lossesAreThoseThatTheSecondsSay(@ForAll long seed) {
    PlainBook book = new PlainBook(seed);
    Account all =
        LongStream.range(0, PlainBook.SECONDS)
            .mapToObj(book.ledger::second)
            .reduce(Account.NONE, Account::plus);
    List<Loss> losses = book.ledger.losses();
    assertThat(all.planned()).isEqualTo(PlainBook.ARRIVALS);
    assertThat(count(losses, false)).isEqualTo(all.missed());
    assertThat(count(losses, true)).isEqualTo(all.unknown());
    for (Loss loss : losses) {
      Fate fate = loss.unknown() ? Fate.UNKNOWN : Fate.MISSED;
      assertThat(
              IntStream.range((int) loss.first(), (int) loss.end())
                  .filter(k -> book.fate(k) == fate && book.who(k).equals(loss.instance()))
                  .count())
          .as("%s", loss)
          .isEqualTo(loss.count());
    }
  }

  private static long count(List<Loss> losses, boolean unknown) {
    return losses.stream().filter(l -> l.unknown() == unknown).mapToLong(Loss::count).sum();
  }
}
