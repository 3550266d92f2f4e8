package io.broadside.controller.ownership;

import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The slots of one kind that nobody owns, with the border from which each may be granted. */
final class FreeSlots {

  /** Slots that have the same border. */
  record Piece(Slots slots, Border from) {

    /** The same, but that some slots are free only from another border on, where that is later. */
    Stream<Piece> notBefore(Border border, Slots some) {
      return Stream.of(
              new Piece(slots.minus(some), from), new Piece(slots.and(some), from.atLeast(border)))
          .filter(p -> !p.slots.isEmpty());
    }
  }

  private List<Piece> pieces = new ArrayList<>();

  void add(Piece piece) {
    if (!piece.slots.isEmpty()) {
      pieces.add(piece);
    }
  }

  /** Removes slots that are no longer free. */
  void without(Slots taken) {
    pieces =
        new ArrayList<>(
            pieces.stream()
                .map(p -> new Piece(p.slots.minus(taken), p.from))
                .filter(p -> !p.slots.isEmpty())
                .toList());
  }

  /** All of them. */
  Slots slots() {
    return pieces.stream().map(Piece::slots).reduce(Slots.NONE, Slots::plus);
  }

  /** Takes away so many at the most, next to those where there are any. */
  List<Piece> take(int count, Slots near) {
    return take(Picking.pick(slots(), count, near));
  }

  /** Takes away so many at the most of those that lie next to others. */
  List<Piece> takeTouching(int count, Slots near) {
    return take(Picking.touching(slots(), count, near));
  }

  private List<Piece> take(Slots picked) {
    List<Piece> taken = new ArrayList<>();
    List<Piece> left = new ArrayList<>();
    for (Piece piece : pieces) {
      Slots part = piece.slots.and(picked);
      Slots rest = piece.slots.minus(picked);
      if (!part.isEmpty()) {
        taken.add(new Piece(part, piece.from));
      }
      if (!rest.isEmpty()) {
        left.add(new Piece(rest, piece.from));
      }
    }
    pieces = left;
    return taken;
  }
}
