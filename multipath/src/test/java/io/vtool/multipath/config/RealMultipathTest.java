package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our listing and diagnostics beside those of multipath 0.9.4 itself, over files made at random. It reads them in a mount
 * namespace of its own, in which a copy takes the place of {@code /etc}.
 */
@Tag("interop")
@Timeout(300)
class RealMultipathTest {
    private static final int FILES = 400;
    private static final String SCRIPT = """
            cp -a /etc "$1/etc" 2>/dev/null
            rm -rf "$1/etc/multipath" "$1/etc/multipath.conf"
            mount --bind "$1/etc" /etc || exit 9
            for d in "$1"/case*; do
              cp "$d/conf" /etc/multipath.conf
              multipath -t >"$d/out" 2>"$d/err"
              echo $? >"$d/status"
            done
            """;

    @TempDir
    private Path folder;

    @Test
    void listingsAndDiagnosticsAreEqual() throws Exception {
        assumeTrue(output("multipath", "-h").startsWith("multipath-tools v0.9.4"), "multipath 0.9.4 is not here");
        Random random = new Random(20221219);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            texts.add(RandomConfig.next(random));
            Path place = Files.createDirectory(folder.resolve("case" + i));
            Files.writeString(place.resolve("conf"), texts.get(i));
        }
        Process real = new ProcessBuilder("unshare", "-m", "sh", "-c", SCRIPT, "sh", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assumeTrue(real.waitFor(200, TimeUnit.SECONDS) && real.exitValue() == 0, "no mount namespace here");
        for (int i = 0; i < FILES; i++) {
            Path place = folder.resolve("case" + i);
            MultipathConfig own = Samples.read(texts.get(i));
            assertThat(Samples.problems(own)).as(texts.get(i)).isEqualTo(diagnostics(place));
            assertThat(own.refused() ? "" : ConfigText.whole(own, false))
                    .as(texts.get(i))
                    .isEqualTo(Files.readString(place.resolve("out")));
            assertThat(own.refused() ? "1\n" : "0\n")
                    .as(texts.get(i))
                    .isEqualTo(Files.readString(place.resolve("status")));
        }
    }

    /** The real ones without the time before each, and without what is about the process and no file. */
    private static String diagnostics(Path place) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(place.resolve("err"))) {
            String bare = line.substring(line.indexOf(" | ") + 3);
            text.append(bare.startsWith("can't set open fds") ? "" : bare + "\n");
        }
        return text.toString();
    }

    private static String output(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (IOException e) {
            return "";
        }
    }
}
