package io.vtool.lvm.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigParserTest {
    @Test
    void readsEveryKindOfValue() throws Exception {
        Section root = parse("# head\na = 1 # one\nb=-7\nc = 010\nd = 1.50\ne = \"x\\\"y\\\\z\\n\"\nf = 'p\"q'\n"
                + "g = [ 1, \"two\", 3.0, ]\nh = []\ni = bare@word\ns { t { u = 1 } v=2 }\n");
        assertThat(root.number("a")).isEqualTo(1);
        assertThat(root.number("b")).isEqualTo(-7);
        assertThat(root.number("c")).isEqualTo(8);
        assertThat(root.value("d")).isEqualTo(new ConfigValue.Real("1.50"));
        assertThat(root.text("e")).isEqualTo("x\"y\\z\\n");
        assertThat(root.text("f")).isEqualTo("p\"q");
        assertThat(root.array("g")).hasSize(3);
        assertThat(root.texts("g")).containsExactly("two");
        assertThat(root.array("h")).isEmpty();
        assertThat(root.text("i")).isEqualTo("bare@word");
        assertThat(root.section("s").section("t").number("u")).isEqualTo(1);
        assertThat(root.section("s").number("v")).isEqualTo(2);
        assertThat(root.children()).startsWith(new Remark(" head"));
        assertThat(((Setting) root.children().get(1)).comment()).isEqualTo(" one");
    }

    @Test
    void endsAtTheFirstNul() throws Exception {
        assertThat(parse("a = 1\n\0}}}").children()).isEqualTo(List.of(Setting.of("a", 1)));
    }

    @Test
    void firstOfTheSameNameCounts() throws Exception {
        assertThat(parse("a=1 a=2").number("a")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a = 1\n b = `|2|6|expected a value",
                "`a {\n b = 1\n`|3|1|unexpected token",
                "`a = 1\n}`|2|1|unexpected token",
                "`a 1`|1|3|unexpected token",
                "`a = \"`|1|6|expected a string token.",
                "`a = [1 {]`|1|8|expected a value",
                "`a = 99999999999999999999`|1|5|Failed to read int token.",
                "`= 1`|1|1|unexpected token",
                "`[ = 1`|1|1|unexpected token"
            })
    void saysWhereTheGrammarBreaks(String text, int line, int column, String problem) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(ConfigFormatException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    /** Commas may be absent, a string may have no end, and numbers end where C's would. */
    @Test
    void takesWhatTheRealOneTakes() throws Exception {
        assertThat(parse("a = [\"x\" \"y\", 1]").texts("a")).containsExactly("x", "y");
        assertThat(parse("a = \"x\ny").text("a")).isEqualTo("x\n");
        assertThat(parse("a = 0189").number("a")).isEqualTo(1);
        assertThat(parse("a = -").number("a")).isZero();
    }

    @Test
    void refusesBottomlessNesting() {
        assertThatThrownBy(() -> parse("a{".repeat(100_000)))
                .isInstanceOf(ConfigFormatException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void anyBytesParseOrFailAsDeclared() {
        String letters = "a{}[]=,#\"'\\ \n1-.\0";
        Random random = new Random(5);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(16);
            for (int j = 0; j < length; j++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                parse(text.toString());
                parsed++;
            } catch (ConfigFormatException e) {
                assertThat(e.offset()).isBetween(0, text.length());
            }
        }
        assertThat(parsed).isPositive();
    }

    private static Section parse(String text) throws ConfigFormatException {
        return ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
