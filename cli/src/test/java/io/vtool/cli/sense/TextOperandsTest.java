package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextOperandsTest {
    @Test
    void oneArgumentIsOneLineOrTheLinesInIt() {
        assertThat(TextOperands.lines(List.of("a b c"))).containsExactly("a b c");
        assertThat(TextOperands.lines(List.of("a b\nc d\r\ne\n"))).containsExactly("a b", "c d", "e");
        assertThat(TextOperands.lines(List.of(""))).containsExactly("");
    }

    @Test
    void wordsThatTheShellSplitAreOneLine() {
        assertThat(TextOperands.lines(List.of("H:0x0", "D:0x2", "P:0x0", "Valid", "sense", "data:")))
                .containsExactly("H:0x0 D:0x2 P:0x0 Valid sense data:");
        assertThat(TextOperands.lines(List.of("failed", "naa.6 x", "H:0x0"))).containsExactly("failed naa.6 x H:0x0");
    }

    @Test
    void quotedLinesStayLines() {
        assertThat(TextOperands.lines(List.of("a b", "c d"))).containsExactly("a b", "c d");
    }
}
