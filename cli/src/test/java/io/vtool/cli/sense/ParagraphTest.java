package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.env.TextOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParagraphTest {
    /** On a wide terminal a sentence was one line of 300 columns. */
    @ParameterizedTest
    @CsvSource({"40, 40", "80, 80", "100, 100", "300, 100"})
    void linesFitTheTerminalAndAreNeverTooLongToRead(int terminal, int longest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes);
        Paragraph.pad(out, 0, 10);
        Paragraph.print(out, 10, terminal, "abcd ".repeat(200).strip());
        out.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.startsWith(" ".repeat(10) + "abcd") && line.length() <= longest)
                .anyMatch(line -> line.length() > longest - 5);
    }
}
