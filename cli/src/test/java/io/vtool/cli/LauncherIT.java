package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.program.ChangingCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Runs the shell checks of the launcher and the installer ({@code src/test/launcher}); each line a check prints is one test. */
@Timeout(300)
class LauncherIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = ROOT.resolve("cli/target/vtool");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TestFactory
    Stream<DynamicTest> choice() throws Exception {
        return checks("choice.sh", 25, ROOT.resolve("vtool").toString());
    }

    @TestFactory
    Stream<DynamicTest> build() throws Exception {
        return checks("build.sh", 20, ROOT.resolve("vtool").toString());
    }

    @TestFactory
    Stream<DynamicTest> archive() throws Exception {
        return checks("archive.sh", 15, DISTRIBUTION.toString(), JAVA);
    }

    @TestFactory
    Stream<DynamicTest> install() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(ROOT.toString(), JAVA));
        arguments.addAll(Tools.names());
        arguments.addAll(ChangingCommands.NAMES);
        return checks("install.sh", 40, arguments.toArray(new String[0]));
    }

    /** Needs dpkg and a JDK with jlink, and packs for a while. */
    @TestFactory
    @Tag("interop")
    Stream<DynamicTest> packages() throws Exception {
        return checks("package.sh", 15, ROOT.toString());
    }

    /** Needs promtool, icinga2 and logrotate. */
    @TestFactory
    @Tag("interop")
    Stream<DynamicTest> monitoring() throws Exception {
        return checks("monitoring.sh", 20, ROOT.toString());
    }

    /** Asks programs that call LVM's commands, those that are installed. */
    @TestFactory
    @Tag("interop")
    Stream<DynamicTest> lvmConsumers() throws Exception {
        return checks("lvm-consumers.sh", 3, ROOT.toString());
    }

    private static Stream<DynamicTest> checks(String script, int atLeast, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "src/test/launcher/" + script));
        command.addAll(Arrays.asList(args));
        List<String> lines = run(command);
        assertThat(lines).as("checks of %s", script).hasSizeGreaterThanOrEqualTo(atLeast);
        return lines.stream()
                .map(line -> DynamicTest.dynamicTest(
                        script + " " + line, () -> assertThat(line).startsWith("ok ")));
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("launcher", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectErrorStream(true)
                    .start();
            try {
                process.waitFor();
            } finally {
                process.destroy();
            }
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
