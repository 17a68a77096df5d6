package io.vtool.cli.getopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.env.TextOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetoptTest {
    private static final String SHORTS = "abf:o::";

    private static OptionTable table(String shorts) {
        return OptionTable.of(shorts)
                .flag("alpha", 'a')
                .flag("alps", 300)
                .value("file", 'f')
                .value("filter", 301)
                .flag("verbose", 302)
                .flag("verbatim", 302);
    }

    /** What the reader made of the words: options as util-linux's getopt(1) prints them, then errors. */
    private static String read(OptionTable table, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput err = new TextOutput(bytes);
        Getopt options = new Getopt("tool", List.of(words), table, err);
        StringBuilder seen = new StringBuilder();
        for (int c = options.next(); c != Getopt.END; c = options.next()) {
            if (c == Getopt.ERROR) {
                continue;
            }
            seen.append(c < 256 ? "-" + (char) c : "--" + c);
            if (options.argument() != null) {
                seen.append('=').append(options.argument());
            }
            seen.append(' ');
        }
        err.flush();
        return seen + "-- " + String.join(" ", options.operands()) + "|"
                + bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "x -ab y@ -a -b -- x y|",
                "-fv -f v@ -f=v -f=v -- |",
                "-bfv x@ -b -f=v -- x|",
                "-o -ov@ -o -o=v -- |",
                "--file=v --file v --fil@ -f=v -f=v -- |tool: option '--fil' is ambiguous; possibilities: '--file' '--filter'",
                "--alp@ -- |tool: option '--alp' is ambiguous; possibilities: '--alpha' '--alps'",
                "--verb@ --302 -- |",
                "-a -- -b x@ -a -- -b x|",
                "- -a@ -a -- -|",
                "-Z@ -- |tool: invalid option -- 'Z'",
                "-f@ -- |tool: option requires an argument -- 'f'",
                "--file@ -- |tool: option '--file' requires an argument",
                "--zz=5@ -- |tool: unrecognized option '--zz=5'",
                "--alpha=5@ -- |tool: option '--alpha' doesn't allow an argument",
            })
    void readsAsTheLibraryDoes(String line, String expected) {
        assertThat(read(table(SHORTS), line.split(" "))).isEqualTo(expected.strip());
    }

    @Test
    void aPlusStopsAtTheFirstOperandAndAMinusKeepsItInPlace() {
        assertThat(read(table("+ab"), "-a", "x", "-b")).isEqualTo("-a -- x -b|");
        assertThat(read(table("-ab"), "-a", "x", "-b")).isEqualTo("-a -\u0001=x -b -- |");
    }

    @Test
    void aColonReturnsAMissingArgumentWithoutWords() {
        Getopt options = new Getopt("tool", List.of("-f"), table(":f:"), new TextOutput(new ByteArrayOutputStream()));
        assertThat(options.next()).isEqualTo(':');
        assertThat(options.offender()).isEqualTo('f');
    }

    @Test
    void pastedDashesAreRepaired() {
        assertThat(read(table(SHORTS), "\u2013ab", "\u2014file", "v")).isEqualTo("-a -b -f=v -- |");
    }

    @Test
    void namesOfFilesAreKept() {
        assertThat(read(table(SHORTS), "-f", "a\u2013b", "-fa\u2013b", "\u2014file=a\u2013b", "--file", "\u2013"))
                .isEqualTo("-f=a\u2013b -f=a\u2013b -f=a\u2013b -f=\u2013 -- |");
    }

    /** getopt(1) of util-linux is a thin cover over the C library's getopt_long. */
    @Test
    @Tag("interop")
    void agreesWithTheCLibraryOnAnyWords() throws Exception {
        String[] pieces = {
            "-a",
            "-b",
            "-f",
            "-o",
            "-Z",
            "-ab",
            "-fx",
            "-ox",
            "-aZf",
            "--alpha",
            "--alph",
            "--alp",
            "--file",
            "--file=x",
            "--fil",
            "--filter",
            "--zz",
            "--alpha=1",
            "--",
            "-",
            "x",
            "y",
            "--file=",
            "--verbose",
            "--verb"
        };
        OptionTable table = OptionTable.of(SHORTS)
                .flag("alpha", 400)
                .flag("alps", 401)
                .value("file", 402)
                .value("filter", 403)
                .flag("verbose", 404);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            List<String> words = new ArrayList<>();
            for (int length = 1 + random.nextInt(5); length > 0; length--) {
                words.add(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(ours(table, words)).as("%s", words).isEqualTo(theirs(words));
        }
    }

    private static String ours(OptionTable table, List<String> words) {
        String[] names = {"alpha", "alps", "file", "filter", "verbose"};
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput err = new TextOutput(bytes);
        Getopt options = new Getopt("tool", words, table, err);
        StringBuilder seen = new StringBuilder();
        for (int c = options.next(); c != Getopt.END; c = options.next()) {
            if (c == Getopt.ERROR) {
                continue;
            }
            seen.append(c < 256 ? " -" + (char) c : " --" + names[c - 400]);
            boolean takes = c == 'f' || c == 'o' || c == 402 || c == 403;
            String argument = options.argument();
            seen.append(takes ? " '" + (argument == null ? "" : argument) + "'" : "");
        }
        seen.append(" --");
        for (String operand : options.operands()) {
            seen.append(" '").append(operand).append('\'');
        }
        err.flush();
        return bytes.toString(StandardCharsets.UTF_8) + seen + "\n";
    }

    private static String theirs(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("getopt", "-n", "tool", "-o", SHORTS, "-l", "alpha,alps,file:,filter:,verbose", "--"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
