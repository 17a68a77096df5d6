package io.vtool.scsi.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePatternTest {
    @Test
    void narrowPatternsFitBetterThanWideOnes() {
        int exact = CodePattern.fit("1f", 0x1f);
        int narrow = CodePattern.fit("10-1f", 0x1f);
        int wide = CodePattern.fit("0-ff", 0x1f);
        int any = CodePattern.fit("*", 0x1f);
        assertThat(exact).isGreaterThan(narrow);
        assertThat(narrow).isGreaterThan(wide);
        assertThat(wide).isGreaterThan(any);
        assertThat(any).isZero();
    }

    @Test
    void valuesOutsideAndAbsentOnesDoNotFit() {
        assertThat(CodePattern.fit("10-1f", 0x20)).isEqualTo(CodePattern.NO_MATCH);
        assertThat(CodePattern.fit("10-1f", 0x0f)).isEqualTo(CodePattern.NO_MATCH);
        assertThat(CodePattern.fit("1f", 0x20)).isEqualTo(CodePattern.NO_MATCH);
        assertThat(CodePattern.fit("1f", null)).isEqualTo(CodePattern.NO_MATCH);
        assertThat(CodePattern.fit("*", null)).isZero();
    }
}
