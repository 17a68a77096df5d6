package io.vtool.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "r, 122880, 60.00m",
        "r, 4186111, <2.00g",
        "R, 32768, <16.78M",
        "h, 1, 512b",
        "b, 122880, 62914560B",
        "s, 122880, 122880S",
        "k, 2048, 1024.00k",
        "G, 122880, 0.06G",
        "3m, 32768, 5.33U",
        "1.5k, 32768, 10922.67k",
        "e, 122880, 0.00e",
        "H, 122880, 62.91M"
    })
    void sizesAreShownInTheUnit(String unit, long sectors, String text) {
        Units units = Units.parse(unit, true);
        assertThat(units).isNotNull();
        assertThat(units.letter(sectors)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"zz", "3", "m3", "''", "4mm", "-1m", "x"})
    void whatIsNoUnitIsRefused(String unit) {
        assertThat(Units.parse(unit, true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"r, '0 '", "b, 0B", "s, 0S", "g, 0g", "M, 0M", "2k, 0U"})
    void nothingHasItsUnitToo(String unit, String text) {
        Units units = Units.parse(unit, true);
        assertThat(units).isNotNull();
        assertThat(units.letter(0)).isEqualTo(text);
    }
}
