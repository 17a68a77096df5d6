package io.vtool.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.AllCommands;
import io.vtool.cli.CommandRun;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual says of the keys in JSON is what the commands print; {@code -Dvtool.regenerate=true} notes it anew. */
class JsonKeysTest {
    private static final Path FILE = Project.root().resolve("man/json-keys.tsv");
    private static final String HEAD =
            "# source: this project; the keys of each command's JSON, noted by JsonKeysTest\n" + "command\tkeys\n";

    private static final String LOG = """
            2024-03-01T04:12:00.123Z cpu3:2097241)ScsiDeviceIO: 3015: Cmd(0x439d48c5f0c0) 0x28, CmdSN 0x1f3 from world \
            2097241 to dev "naa.60014050a110000000000000000000a1" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe.
            Mar  1 04:12:01 xen1 kernel: sd 0:0:0:1: [sdb] tag#5 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE
            Mar  1 04:12:01 xen1 kernel: sd 0:0:0:1: [sdb] tag#5 Sense Key : Medium Error [current]
            Mar  1 04:12:01 xen1 kernel: sd 0:0:0:1: [sdb] tag#5 Add. Sense: Unrecovered read error
            70 00 05 00 00 00 00 0a 00 00 00 00 24 00 00 c0 00 02
            """;

    /** Commands in an order in which each finds something; those with a number sign only prepare the next ones. */
    private static final String RUNS = """
            lab init
            lab status
            lab scenarios
            lab host
            lab disk rescan sdb
            lab clock
            lab log
            sense decode
            sense scan -
            sense lookup 0x28
            sense lookup 5/24
            sense list
            iscsi discovery -t st -p 127.0.10.1
            iscsi discoverydb
            iscsi node
            iscsi node -T iqn.2026-01.io.vtool:array01 -p 127.0.10.1
            iscsi node -L all --ensure
            iscsi session
            iscsi session -P 3
            iscsi session -s
            iscsi iface
            iscsi host
            iscsi fw
            iscsi luns 127.0.10.1
            iscsi ping 127.0.10.1 -c 1
            multipath ll --wide
            multipath list --host xen2
            multipath paths
            multipath why
            multipath config
            multipath config mpatha
            multipath config --lint
            lvm health
            lvm history vg_data
            lvm tree
            lvm sr
            # lab fault add dfsr-filter SRV02 pattern=*.log
            dfsr folders
            dfsr backlog
            dfsr backlog --rgname rgroup --rfname data --sendingmember SRV01 --receivingmember SRV02
            dfsr replicationstate
            # lab clock advance 1m
            dfsr trend
            dfsr connections
            dfsr schedule
            dfsr staging
            dfsr idrecord a.txt
            dfsr guid2name 63f0395a-963b-382b-8a5b-eda6f20ff931
            dfsr verify
            dfsr events
            dfsr event 2213
            dfsr error 9028
            dfsr log LOGS
            dfsr log --decode LOGS
            dfsr log --stats LOGS
            DELETE
            dfsr preserved
            dfsr read BACKLOG
            # lab fault add dfsr-service-stopped SRV02
            # lab fault add lvm-missing array01/data1
            lab fault add portal-refuse 127.0.20.1
            check multipath
            check iscsi
            check lvm
            check dfsr --state STATE
            check sense --state STATE --from-start LOG
            check all --state STATE
            lvm health
            multipath list
            lab fault kinds
            lab fault list
            lab reset
            """;

    @TempDir
    Path folder;

    private final Map<String, JsonShape> shapes = new TreeMap<>();

    @Test
    void theManualKnowsTheKeysThatCommandsPrint() throws IOException {
        Files.writeString(folder.resolve("kernel.log"), LOG);
        Files.writeString(
                folder.resolve("backlog.txt"),
                "Member <SRV02> Backlog File Count: 1\nBacklog File Names (first 1 files)\n     1. File name: a.txt\n");
        for (String line : RUNS.split("\n", -1)) {
            step(line.trim());
        }
        StringBuilder noted = new StringBuilder(HEAD);
        shapes.forEach((command, shape) ->
                noted.append(command).append('\t').append(shape.text().strip()).append('\n'));
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(FILE, noted);
        }
        assertThat(FILE).content().isEqualTo(noted.toString());
    }

    @Test
    void everyCommandWithJsonIsNoted() throws IOException {
        List<String> commands = new ArrayList<>();
        for (CommandModel model : CommandTree.models(AllCommands.catalogue())) {
            if (model.outputs().contains(OutputFormat.JSON)) {
                commands.add(model.words());
            }
        }
        assertThat(ManualPage.jsonKeys(Files.readString(FILE)).keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    private void step(String line) throws IOException {
        switch (line) {
            case "" -> {}
            case "DELETE" -> {
                Files.delete(member("SRV01").resolve("a.txt"));
                run("lab clock advance 1m");
            }
            case "dfsr folders" -> {
                note(line);
                Files.writeString(member("SRV01").resolve("a.txt"), "a");
                Files.writeString(member("SRV01").resolve("b.log"), "b");
            }
            default -> {
                if (line.startsWith("# ")) {
                    run(line.substring(2));
                } else {
                    note(line);
                }
            }
        }
    }

    private void note(String line) throws IOException {
        String out = run(line + " --json");
        if (!out.startsWith("{")) {
            throw new AssertionError(line + " printed " + out);
        }
        JsonObject answer = JsonParser.parseString(out).getAsJsonObject();
        String[] words = line.split(" ", -1);
        JsonElement data = answer.get("data");
        shapes.computeIfAbsent(words[0] + " " + words[1], command -> new JsonShape())
                .add(data);
    }

    private Path member(String name) {
        return folder.resolve("lab/data-1/dfsr/rgroup/" + name + "/C/data");
    }

    private String run(String line) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            words.add(
                    switch (word) {
                        case "LOG" -> "kernel.log";
                        case "LOGS" -> "lab/data-1/dfsr/rgroup/SRV01/debug";
                        case "BACKLOG" -> "backlog.txt";
                        case "STATE" -> "state";
                        default -> word;
                    });
        }
        return CommandRun.of(words.toArray(new String[0]))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .stdin(LOG)
                .in(folder)
                .run()
                .out();
    }
}
