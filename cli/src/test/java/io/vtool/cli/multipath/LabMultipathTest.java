package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Multipath on the default lab, with things that happen to its arrays. */
class LabMultipathTest {
    @TempDir
    Path folder;

    private CommandRun.Result run(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private String vtool(String... words) {
        return run(words).out();
    }

    @Test
    void aVolumeThatIsWriteProtectedMakesItsMapReadOnlyWhenTheHostLooksAgain() {
        assertThat(vtool("multipath", "-ll")).doesNotContain("wp=ro");
        vtool("lab", "fault", "add", "write-protect", "array01/data0");
        assertThat(vtool("multipath", "-ll")).doesNotContain("wp=ro");
        vtool("iscsiadm", "-m", "session", "-R");
        assertThat(vtool("multipath", "-ll", "mpathb")).contains("wp=ro");
        assertThat(vtool("multipath", "-ll", "mpatha")).contains("wp=rw");
        assertThat(vtool("multipathd", "show", "maps", "raw", "format", "%n_%r"))
                .contains("mpathb_ro\n", "mpatha_rw\n");
        assertThat(vtool("lab", "log")).contains("update path write_protect to '1' (uevent)");
        vtool("lab", "fault", "clear", "all");
        vtool("iscsiadm", "-m", "session", "-R");
        assertThat(vtool("multipath", "-ll")).doesNotContain("wp=ro");
    }

    @Test
    void theUsageIsThatOfTheProgram() {
        CommandRun.Result usage = run("multipath", "-h");
        assertThat(usage.status()).isZero();
        assertThat(usage.out()).isEmpty();
        assertThat(usage.err()).startsWith("multipath-tools v0.9.4 (12/19, 2022)\nUsage:\n");
        assertThat(run("multipath", "--help").out()).contains("vtool multipath ll");
        assertThat(run("help", "multipath").out()).contains("vtool multipath ll");
    }

    @Test
    void anEventIsNotTalkedAboutOnStandardError() {
        CommandRun.Result event = run("multipath", "-u");
        assertThat(event.status()).isEqualTo(1);
        assertThat(event.err()).isEmpty();
        assertThat(run("multipath", "-u", "nosuch").status()).isEqualTo(1);
        assertThat(run("multipath", "-c").err()).endsWith("the -c option requires a path to check\n");
    }

    @Test
    void oddUseIsAnsweredAsTheRealProgramAnswers() {
        CommandRun.Result wrong = run("multipath", "-c", "/dev/nosuch");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).endsWith(" | '/dev/nosuch' is not a valid argument\n\n");
        assertThat(run("multipath", "-a").status()).isZero();
        assertThat(run("multipath", "-t", "-ll").out()).startsWith("defaults {\n");
        assertThat(run("multipath", "-t", "a", "b").out()).startsWith("defaults {\n");
    }

    @Test
    void wrongUseOfTheDaemonsProgramIsToldAsItTells() {
        CommandRun.Result wrong = run("multipathd", "-h");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).isEqualTo("Invalid argument '-h'\n");
        assertThat(run("multipathd", "--help").err()).isEqualTo("Invalid argument '--'\n");
        assertThat(run("multipathd", "-v").err()).isEqualTo("Invalid argument '-v'\n");
        assertThat(run("multipathd", "show", "x".repeat(200)).err()).isEqualTo("multipathd command too large\n");
        vtool("multipathd", "shutdown");
        CommandRun.Result nobody = run("multipathd", "-k");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.err()).isEqualTo("ERROR: failed to connect to multipathd\n");
    }

    @Test
    void onAPipeTheDaemonsProgramPromptsOnlyAsOneThatIsBuiltSo() {
        assertThat(conversation("libedit")).isEqualTo("ok\n");
        assertThat(conversation("none")).isEqualTo("multipathd> ok\nmultipathd> ");
        assertThat(conversation("readline")).isEqualTo("multipathd> reconfigure\nok\nmultipathd> ");
    }

    private String conversation(String build) {
        return CommandRun.of("multipathd", "-k")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_MULTIPATHD_READLINE", build)
                .stdin("reconfigure")
                .run()
                .out();
    }

    @Test
    void mapsAreShownByNameOrByOneOfTheirDisks() {
        assertThat(vtool("multipath", "ll", "mpathb"))
                .startsWith("mpathb (")
                .doesNotContain("mpatha")
                .isEqualTo(vtool("multipath", "-ll", "mpathb"));
        assertThat(vtool("multipath", "ll", "/dev/sdq", "dm-1", "0:0:0:1")
                        .lines()
                        .filter(line -> line.startsWith("mpath")))
                .hasSize(2);
        CommandRun.Result none = run("multipath", "ll", "mpathb", "mpathz", "-o", "json");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).contains("\"alias\":\"mpathb\"").contains("no_such_map");
        assertThat(none.err()).contains("there is no map 'mpathz', and none with such a disk");
        CommandRun.Result captured = CommandRun.of("multipath", "ll", "mpathc", "--from", "-")
                .stdin(vtool("multipath", "ll"))
                .run();
        assertThat(captured.status()).isZero();
        assertThat(captured.out()).startsWith("mpathc (").doesNotContain("mpathb");
    }

    @Test
    void aFaultyPathIsToldWithItsPortalAndTheNextStep() {
        assertThat(vtool("multipath", "why", "sde")).doesNotContain("through");
        vtool("lab", "fault", "add", "portal-refuse", "127.0.20.1");
        vtool("multipath", "-ll");
        assertThat(vtool("multipath", "why", "sde"))
                .endsWith(" through 127.0.20.1:3260 of iqn.2026-01.io.vtool:array01, and its checker says faulty: "
                        + "'vtool iscsi ping 127.0.20.1:3260' asks that portal\n");
    }
}
