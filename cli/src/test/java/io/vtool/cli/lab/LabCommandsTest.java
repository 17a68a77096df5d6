package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandsTest {
    private static final String LAB = """
            lab: 1
            arrays:
              - name: a
                volumes: [{name: v, size: 1MiB}]
                targets:
                  - iqn: iqn.2026-01.io.vtool:a
                    portals: [{address: 127.0.10.1}, {address: 127.0.20.1, tpgt: 2}]
                    luns: [{lun: 0, volume: v}]
                    chap: {user: joe, secret: hush-hush-hush}
            """;

    @TempDir
    Path folder;

    private CommandRun.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lab", folder.resolve("lab").toString()));
        return CommandRun.of(all.toArray(new String[0])).stdin(LAB).in(folder).run();
    }

    @Test
    void makesTheLabOfAFileAndShowsItWithoutSecrets() {
        assertThat(run("lab", "init", "-").status()).isZero();
        CommandRun.Result status = run("lab", "status");
        assertThat(status.out())
                .contains("not in use", "volume v  1 MiB, 0 B allocated", "CHAP user joe", "portal 127.0.20.1:3260,2");
        assertThat(status.out() + run("lab", "status", "--json").out()).doesNotContain("hush");
        JsonObject data = JsonParser.parseString(run("lab", "status", "--json").out())
                .getAsJsonObject()
                .getAsJsonObject("data");
        assertThat(data.get("pid").isJsonNull()).isTrue();
        assertThat(data.getAsJsonArray("arrays")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("a");
    }

    @Test
    void doesNotReplaceALabUnlessItIsForced() {
        assertThat(run("lab", "init").status()).isZero();
        CommandRun.Result again = run("lab", "init", "-");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("already, with 5 volumes, 512.8 MiB allocated; --force replaces it");
        assertThat(run("lab", "status").out()).contains("array array01");
        assertThat(run("lab", "init", "-", "--force").status()).isZero();
        assertThat(run("lab", "status").out()).contains("array a ").doesNotContain("array01");
    }

    @Test
    void faultsAndTheirKindsAreListedByName() {
        run("lab", "init", "-");
        run("lab", "fault", "add", "busy", "a/v", "pass=0s");
        run("lab", "fault", "add", "portal-refuse", "127.0.10.1", "pass=0s");
        assertThat(run("lab", "fault", "list", "busy").out())
                .contains("1  busy a/v")
                .doesNotContain("portal");
        assertThat(run("lab", "fault", "list", "127.0.10.1", "1").out().lines()).hasSize(2);
        CommandRun.Result none = run("lab", "fault", "list", "bsy");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no fault 'bsy' is there; 'vtool lab fault list' shows what is broken");
        assertThat(run("lab", "fault", "kinds", "busy", "resize").out().lines()).hasSize(2);
        assertThat(run("lab", "fault", "kinds", "bsuy").err())
                .contains("unknown kind of fault 'bsuy', did you mean 'busy'?");
        assertThat(run("lab", "fault", "clear", "9").status()).isEqualTo(1);
        assertThat(run("lab", "fault", "list").out().lines()).hasSize(2);
    }

    @Test
    void aFolderThatCannotHoldALabIsToldWithItsReason() throws IOException {
        Files.writeString(folder.resolve("lab"), "");
        assertThat(run("lab", "init").err()).contains("it is not a folder");
        assertThat(CommandRun.of("lab", "status", "--lab", "").in(folder).run().err())
                .contains("--lab names no folder");
        assertThat(CommandRun.of("lab", "status", "--lab", "lab/x")
                        .in(folder)
                        .run()
                        .err())
                .contains("there is no lab in");
        assertThat(CommandRun.of("lab", "init", "--lab", "lab/x")
                        .in(folder)
                        .run()
                        .err())
                .contains("cannot use the lab in", "lab/x");
    }

    /** Where the lab is opened takes a while, an address that is none once waited as long. */
    @Test
    void whereToListenIsCheckedFirst() {
        CommandRun.Result result = run("lab", "serve", "--listen", "foo");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--listen: ", "foo");
        assertThat(Files.exists(folder.resolve("lab"))).isFalse();
    }

    /** A person who mistypes the variable sees it; what scripts read stays as it is. */
    @Test
    void aLabThatAVariableNamesIsToldOnATerminalWhenItIsMade() {
        CommandRun first = CommandRun.of("multipath", "ll")
                .variable("VTOOL_LAB", folder.resolve("tpyo").toString());
        assertThat(first.variable("VTOOL_TTY", "2").run().err())
                .contains("there was no lab in " + folder.resolve("tpyo") + ", the usual one was made there");
        CommandRun script = CommandRun.of("multipath", "ll")
                .variable("VTOOL_LAB", folder.resolve("new").toString());
        assertThat(script.run().err()).isEmpty();
    }

    /** Such a mistake once had neither line nor volume, and another status than the others. */
    @Test
    void aGroupThatDoesNotFitHasItsLine() throws IOException {
        Files.writeString(
                folder.resolve("my.yaml"),
                LAB.replace("1MiB", "64MiB") + "volume_groups:\n- name: vg\n  volumes: [v]\n  lvs:\n"
                        + "  - {name: a, size: 8MiB}\n  - {name: b, size: 1GiB}\n");
        CommandRun.Result result = run("lab", "init", "my.yaml");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("my.yaml:15: volume group vg cannot be made: b: needs 256 extents, more than are free")
                .contains("no lab was made; mend my.yaml");
        assertThat(run("lab", "status").err()).contains("no lab");
    }

    @Test
    void mistakesAreToldWithFileAndLine() throws IOException {
        Files.writeString(
                folder.resolve("my.yaml"), LAB.replace("luns:", "lums:").replace("1MiB", "1MB"));
        CommandRun.Result result = run("lab", "init", "my.yaml", "--json");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("my.yaml:4: size '1MB' is not a multiple of the block size, 512 bytes")
                .contains("my.yaml:8: unknown key 'lums' in target, did you mean 'luns'?");
        assertThat(JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("errors"))
                .hasSize(3);
        assertThat(folder.resolve("lab")).doesNotExist();
    }

    @Test
    void printsADefinitionToStartFrom() {
        CommandRun.Result printed = run("lab", "init", "--print");
        assertThat(printed.out()).contains("lab: 1", "iqn.2008-01.com.openfiler:store01");
        assertThat(CommandRun.of(
                                "lab",
                                "init",
                                "-",
                                "--lab",
                                folder.resolve("other").toString())
                        .stdin(printed.out())
                        .run()
                        .status())
                .isZero();
    }

    @Test
    void servesUntilItIsAskedToEnd() {
        run("lab", "init", "-");
        CommandRun.Result served = CommandRun.of(
                        "lab",
                        "serve",
                        "--listen",
                        "127.0.0.1:0",
                        "-o",
                        "jsonl",
                        "--lab",
                        folder.resolve("lab").toString())
                .until(new CountDownLatch(0))
                .run();
        assertThat(served.status()).isZero();
        List<String> lines = served.out().lines().toList();
        assertThat(lines).hasSize(2);
        JsonObject portal = JsonParser.parseString(lines.get(1)).getAsJsonObject();
        assertThat(portal.get("portal").getAsString()).isEqualTo("127.0.20.1:3260");
        assertThat(portal.get("listening").getAsString()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
        assertThat(served.err()).contains("saved and stopped");
    }

    @Test
    void anAddressThatOthersCanReachNeedsAWord() {
        run("lab", "init", "-");
        CommandRun.Result result = run("lab", "serve", "--listen", "192.0.2.1:0");
        assertThat(result.status()).isEqualTo(77);
        assertThat(result.err()).contains("192.0.2.1:0 is not a loopback address", "--allow-remote");
        assertThat(run("lab", "serve", "--listen", "localhost").status()).isEqualTo(2);
    }

    @Test
    void theVariableNamesTheLab() {
        run("lab", "init", "-");
        CommandRun.Result status = CommandRun.of("lab", "status")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .run();
        assertThat(status.out()).contains("array a ");
        String home = folder.resolve("home").toString();
        assertThat(CommandRun.of("lab", "status").variable("HOME", home).run().err())
                .contains("there is no lab in " + home + "/.local/state/vtool/lab");
    }

    @Test
    void amountsOfData() {
        assertThat(Bytes.words(0)).isEqualTo("0 B");
        assertThat(Bytes.words(1023)).isEqualTo("1023 B");
        assertThat(Bytes.words(1536)).isEqualTo("1.5 KiB");
        assertThat(Bytes.words(10L << 30)).isEqualTo("10 GiB");
    }

    @Test
    void aFaultIsAddedListedMetAndCleared() {
        assertThat(run("lab", "fault").out()).isEmpty();
        assertThat(run("lab", "fault", "add", "portal-refuse", "127.0.10.1", "pass=0s")
                        .out())
                .startsWith("1  portal-refuse 127.0.10.1:3260");
        assertThat(run("lab", "fault", "add", "medium-error", "data0", "lba=0x10", "pass=1s")
                        .out())
                .startsWith("2  medium-error array01/data0 lba=16");
        assertThat(run("lab", "host", "xen1", "-o", "tsv").out())
                .contains("xen1\tsda\t0:0:0:0\t8:0\tVTOOL\tALUA-ARRAY\t1\t8589934592\tblocked");
        assertThat(run("lab", "log").out()).contains("xen1 kernel:  connection1:0: detected conn error (1020)");
        assertThat(run("lab", "clock", "advance", "10m").out()).contains("2026-01-02T03:14:06Z, 10m1s ahead");
        assertThat(run("lab", "host", "xen1").out()).contains("transport-offline");
        assertThat(run("lab", "log").out()).contains("session1: session recovery timed out after 5 secs");
        assertThat(run("lab", "fault", "clear", "127.0.10.1").out()).startsWith("1  portal-refuse");
        assertThat(run("lab", "host", "xen1").out()).doesNotContain("transport-offline");
        assertThat(run("lab", "fault", "clear", "portal-refuse").status()).isEqualTo(1);
        assertThat(run("lab", "reset").status()).isZero();
        assertThat(run("lab", "fault").out() + run("lab", "clock").out())
                .contains("real time")
                .doesNotContain("data0");
    }

    @Test
    void aFaultThatCannotBeIsToldWithTheWordThatWasMeant() {
        assertThat(run("lab", "fault", "add", "portal-refused", "127.0.10.1").err())
                .contains("unknown kind of fault 'portal-refused', did you mean 'portal-refuse'?");
        CommandRun.Result result = run("lab", "fault", "add", "alua", "array1", "stat=standby");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .contains("the lab has no array 'array1', did you mean 'array01'?")
                .contains("alua needs 'group': target port group")
                .contains("unknown key 'stat' of alua, did you mean 'state'?");
    }

    @Test
    void aScenarioIsALabInWhichItHasHappened() {
        assertThat(run("lab", "init", "--scenario", "dead-controler").err())
                .contains("did you mean 'dead-controller'?");
        assertThat(run("lab", "init", "dead-controller").err())
                .contains("there is no file 'dead-controller', did you mean '--scenario dead-controller'?");
        assertThat(run("lab", "init", "--scenario", "dead-controller").status()).isZero();
        assertThat(run("lab", "fault", "list").out()).contains("controller-down array01 group=1");
        assertThat(run("lab", "host", "xen1", "-o", "tsv")
                        .out()
                        .lines()
                        .filter(line -> line.contains("transport-offline")))
                .hasSize(8);
        assertThat(run("lab", "init", "--scenario", "resized-lun", "--force").status())
                .isZero();
        assertThat(run("lab", "host", "xen1", "-o", "tsv").out().lines().filter(line -> line.contains("3221225472")))
                .hasSize(2);
    }

    @Test
    void anotherHostIsPickedByNameAndAnUnknownOneExplained() {
        assertThat(run("lab", "log", "--host", "esx2").err())
                .contains("the lab has no host 'esx2'; its hosts are: xen1, xen2, esx1");
        assertThat(run("lab", "log", "--host", "esx1").out())
                .contains("ScsiScan: ")
                .doesNotContain("iscsid");
    }

    @Test
    void theLastLinesOfTheLogAreEnough() {
        assertThat(run("lab", "log").out().lines()).hasSizeGreaterThan(50);
        assertThat(run("lab", "log", "--lines", "3").out().lines()).hasSize(3);
        for (String wrong : List.of("0", "-1", "x", "")) {
            CommandRun.Result result = run("lab", "log", "--lines", wrong);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.err()).contains("--lines wants a number of lines");
        }
    }

    @Test
    void statusTellsHowThingsAreAndNotHowTheyWereMeant() {
        run("lab", "init");
        assertThat(run("lab", "status").out())
                .contains(", not in use\n")
                .contains("host xen2 (linux) iqn.1993-08.org.debian:01:xen2, sessions ")
                .doesNotContain("defined", "fault ");
        run("lab", "fault", "add", "controller-down", "array01", "group=1", "since=2m");
        run("lab", "fault", "add", "resize", "array01/data0", "size=3GiB");
        run("lab", "fault", "add", "portal-slow", "127.0.30.1", "delay=1ms");
        String status = run("lab", "status").out();
        assertThat(status)
                .contains("clock 1m30s ahead: 20")
                .contains("volume data0  3 GiB (defined 2 GiB), ")
                .contains("portal 127.0.10.1:3260,1  group 1 unavailable (defined optimized), does not answer\n")
                .contains("portal 127.0.10.2:3260,3  group 2 optimized (defined non-optimized)\n")
                .contains("portal 127.0.30.1:3260,1  group 1 optimized, is slow\n")
                .contains("host xen1 (linux) iqn.1993-08.org.debian:01:xen1, sessions 4 of 6, paths 10 of 18\n")
                .containsPattern("fault 1  controller-down array01 group=1  for 3m30s\n");
        JsonObject data = JsonParser.parseString(run("lab", "status", "--json").out())
                .getAsJsonObject()
                .getAsJsonObject("data");
        JsonObject portal = data.getAsJsonArray("arrays")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("targets")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("portals")
                .get(0)
                .getAsJsonObject();
        assertThat(portal.get("state").getAsString()).isEqualTo("unavailable");
        assertThat(portal.get("defined_state").getAsString()).isEqualTo("optimized");
        assertThat(portal.get("trouble").getAsString()).isEqualTo("does not answer");
        assertThat(portal.get("listening").isJsonNull()).isTrue();
        assertThat(data.get("served").getAsBoolean()).isFalse();
        assertThat(data.getAsJsonArray("hosts")
                        .get(0)
                        .getAsJsonObject()
                        .get("paths_up")
                        .getAsInt())
                .isEqualTo(10);
    }

    @Test
    void aHostThatNobodyUsedYetHasNoPaths() {
        run("multipath", "ll");
        assertThat(run("lab", "status").out())
                .contains("01:xen1, sessions 6, paths 18\n")
                .contains("01:xen2, not used yet\n");
    }
}
