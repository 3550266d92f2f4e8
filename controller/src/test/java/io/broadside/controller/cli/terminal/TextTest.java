package io.broadside.controller.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void coloursTakeNoRoom() {
    assertThat(Text.width("a" + Ink.COLOURED.bad("bc"))).isEqualTo(3);
    assertThat(Text.width(Ink.PLAIN.bad("bc"))).isEqualTo(2);
  }

  @Test
  void aLineIsCutWhereTheRoomEndsAndNoColourGoesOn() {
    assertThat(Text.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Text.cut("abcdef", 4)).isEqualTo("abcd");
    assertThat(Text.cut("ab" + Ink.COLOURED.bad("cdef"), 4)).isEqualTo("ab\u001b[31mcd\u001b[0m");
    assertThat(Text.cut("ab" + Ink.COLOURED.bad("cd") + "ef", 6))
        .isEqualTo("ab" + Ink.COLOURED.bad("cd") + "ef");
    assertThat(Text.cut("ab" + Ink.COLOURED.bad("cd"), 2)).isEqualTo("ab");
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    assertThat(Text.harmless("a\u001b[2Jb\nc\u009bd")).isEqualTo("a b c d");
    assertThat(Text.harmlessLines("a\u0007\nb")).isEqualTo("a \nb");
  }

  @Test
  void theTerminalSaysRowsFirst() {
    assertThat(Screen.parse("24 80\n")).contains(new Screen(80, 24));
    assertThat(Screen.parse("0 0\n")).as("one that does not know").isEqualTo(Optional.empty());
    assertThat(Screen.parse("")).isEmpty();
  }
}
