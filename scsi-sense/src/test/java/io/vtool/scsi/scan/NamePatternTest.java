package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "naa.6006, true",
        "NAA.6006, true",
        "01f70, true",
        "naa.6007, false",
        "naa.*, true",
        "NAA.6006*F70, true",
        "6006*, false",
        "*6006*, true",
        "naa.600601601f7?, true",
        "naa.600601601f7??, false",
        "*, true",
        "naa.60*60*70, true",
        "naa.60*61*70, false",
        "naa.600601601f70and more, false",
    })
    void isAPieceOrTheWholeWithWildcards(String text, boolean matches) {
        byte[] in = "dev naa.600601601f70 failed".getBytes(StandardCharsets.US_ASCII);
        assertThat(new NamePattern(text).matches(in, 4, 20)).isEqualTo(matches);
    }
}
