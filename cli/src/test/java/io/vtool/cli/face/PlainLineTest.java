package io.vtool.cli.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.model.Request;
import io.vtool.cli.render.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
    private static final CommandModel MODEL = CommandModel.of("disk", "show", "Show disks")
            .operand(Operand.any("WORD", "Words"))
            .option(Option.value("--size", "N", "Size"))
            .option(Option.value("--tag", "TAG", "Tags").repeated())
            .option(CommonOptions.FROM)
            .outputs(OutputFormat.TEXT, OutputFormat.JSON)
            .example("vtool disk show a", "one disk")
            .end();

    private static final String[] WORDS = {
        "a",
        "-",
        "--",
        "-o",
        "json",
        "text",
        "--output",
        "--output=json",
        "-ojson",
        "--size",
        "--size=",
        "--size=3",
        "--tag",
        "--tag=x=y",
        "x y",
        "",
        "--json",
        "--json=yes",
        "-v",
        "-q",
        "-vq",
        "-vo",
        "--verbose",
        "--siz",
        "-Z",
        "---",
        "-1",
        "@a",
        "--debug",
        "--color=never",
        "${x}",
        "\"q\"",
        "a=b",
        "-o=json",
    };

    /** Where it dares to answer, picocli gives the same answer. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithPicocli(long seed) {
        Random random = new Random(seed);
        NativeParser parser = new NativeParser(MODEL);
        int answered = 0;
        for (int round = 0; round < 500; round++) {
            List<String> line = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                line.add(WORDS[random.nextInt(WORDS.length)]);
            }
            Request plain = new PlainLine(MODEL.allOptions()).parse(line);
            if (plain != null) {
                answered++;
                assertThat(plain).as(line.toString()).isEqualTo(fully(parser, line));
            }
        }
        assertThat(answered).isGreaterThan(50);
    }

    private static Object fully(NativeParser parser, List<String> line) {
        try {
            return parser.fully(line);
        } catch (UsageError e) {
            return e;
        }
    }

    @Test
    void leavesMistakesAndClustersAlone() {
        for (String word : List.of("-vq", "-ojson", "--siez", "--json=yes", "--size", "-")) {
            Request plain = new PlainLine(MODEL.allOptions()).parse(List.of("a", word));
            assertThat(plain == null).as(word).isEqualTo(!word.equals("-"));
        }
    }
}
