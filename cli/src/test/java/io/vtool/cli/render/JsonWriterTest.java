package io.vtool.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.vtool.cli.env.TextOutput;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static String json(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes);
        new JsonWriter(out).value(value);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void escapesWhatMustBe() {
        assertThat(json("a\"b\\c\n\r\t\u0001\u007f\u009f\u00e9"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u007f\\u009fé\"");
    }

    @Test
    void keepsPairsAndEscapesLoneSurrogates() {
        assertThat(json("\ud83d\ude00")).isEqualTo("\"\ud83d\ude00\"");
        assertThat(json("x\ud83d")).isEqualTo("\"x\\ud83d\"");
        assertThat(json("\ude00y")).isEqualTo("\"\\ude00y\"");
    }

    @Test
    void numbersAreInPlainDigits() {
        assertThat(json(1e21)).isEqualTo("1000000000000000000000");
        assertThat(json(0.1)).isEqualTo("0.1");
        assertThat(json(-0.0)).isEqualTo("0");
        assertThat(json(100.0)).isEqualTo("100");
        assertThat(json(Double.NaN)).isEqualTo("null");
        assertThat(json(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(json(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    }

    @Test
    void keysKeepTheOrderOfTheColumnsAndUnknownIsNull() {
        Columns columns =
                Columns.start().text("zeta").integer("alpha").list("many").end();
        assertThat(json(columns.row(null, 7, Arrays.asList("a", null, true))))
                .isEqualTo("{\"zeta\":null,\"alpha\":7,\"many\":[\"a\",null,true]}");
    }

    @Test
    void aValueOfTheWrongTypeIsRefused() {
        Columns columns = Columns.start().integer("count").end();
        assertThatThrownBy(() -> columns.row("7")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(columns::row).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyTextComesBackFromAParser(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x10000)));
            }
            assertThat(JsonParser.parseString(json(text.toString())).getAsString())
                    .isEqualTo(text.toString());
        }
    }

    /** One writer writes many rows, and remembers the form of long texts. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void textsThatAreWrittenAgainStayThemselves(long seed) {
        Random random = new Random(seed);
        String[] texts = new String[700];
        for (int i = 0; i < texts.length; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(3000); length > 0; length--) {
                text.append((char) (' ' + random.nextInt(i % 3 == 0 ? 0x70 : 2)));
            }
            texts[i] = text.toString();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes);
        JsonWriter writer = new JsonWriter(out);
        for (int i = 0; i < 5000; i++) {
            String text = texts[random.nextInt(texts.length)];
            bytes.reset();
            writer.value(random.nextBoolean() ? text : new String(text.toCharArray()));
            out.flush();
            assertThat(JsonParser.parseString(bytes.toString(StandardCharsets.UTF_8))
                            .getAsString())
                    .isEqualTo(text);
        }
    }
}
