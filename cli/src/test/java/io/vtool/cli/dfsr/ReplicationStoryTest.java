package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are dropped into one member's folder go to the other one, and every command tells the same of it. */
class ReplicationStoryTest {
    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private Path directory(String member) {
        String folders = vtool("dfsr", "folders", "-o", "json").out();
        assertThat(folders.replace("\"state\":\"Normal\"", "")).doesNotContain("\"state\"");
        return MemberFolders.directory(folders, member);
    }

    @Test
    void backlogCountsListsAndFalls() throws IOException {
        Path sender = directory("SRV01");
        for (int i = 0; i < 250; i++) {
            Files.writeString(sender.resolve("file" + i + ".txt"), "content " + i);
        }
        CommandRun.Result result = vtool(
                "dfsrdiag", "Backlog", "/RGName:rgroup", "-rfname:'data'", "/smem:SRV01", "/ReceivingMember:srv02");
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith(
                        "\nMember <srv02> Backlog File Count: 250\nBacklog File Names (first 100 files)\n     1. File name: file")
                .endsWith("\n\nOperation Succeeded\n\n");
        assertThat(result.out().lines().filter(line -> line.contains("File name:")))
                .hasSize(100);

        String json = vtool("dfsr", "backlog", "/smem:SRV01", "/rmem:SRV02", "--all", "-o", "json")
                .out();
        JsonObject data = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("data");
        assertThat(data.get("count").getAsInt()).isEqualTo(250);
        assertThat(data.getAsJsonArray("files")).hasSize(250);
        assertThat(data.keySet())
                .containsExactly("group", "folder", "sending_member", "receiving_member", "count", "files");

        String guid =
                data.getAsJsonArray("files").get(0).getAsJsonObject().get("uid").getAsString();
        assertThat(vtool("dfsrdiag", "guid2name", "/guid:" + guid).out())
                .contains("Object Type : DfsrVolumeInfo", "SRV01");
        assertThat(vtool("dfsrdiag", "idrecord", "/uid:" + guid, "/all").out()).contains("UID             : " + guid);
        assertThat(vtool("dfsrdiag", "replicationstate", "/member:SRV02").out())
                .contains("Active inbound connections: 1", "Updates received: 100");
    }

    /** The whole story: 250 files, the first hundred named, fewer and fewer as time passes, none at the end, and equal trees. */
    @Test
    void twoHundredAndFiftyFilesArriveAsTimePasses() throws IOException {
        Path sender = directory("SRV01");
        Path receiver = directory("SRV02");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 250; i++) {
            String name = i % 10 == 0 ? "Übersicht " + i + " \u65e5\u672c.txt" : "report" + i + ".txt";
            Files.writeString(sender.resolve(name), "content of file " + i + "\n".repeat(100));
            names.add(name);
        }
        String[] question = {"dfsrdiag", "backlog", "/rgname:rgroup", "/rfname:data", "/smem:SRV01", "/rmem:SRV02"};
        String[] lines = vtool(question).out().split("\n", -1);
        assertThat(lines[1]).isEqualTo("Member <SRV02> Backlog File Count: 250");
        assertThat(lines[2]).isEqualTo("Backlog File Names (first 100 files)");
        for (int i = 1; i <= 100; i++) {
            String start = "     " + i + ". File name: ";
            assertThat(lines[2 + i]).startsWith(start);
            assertThat(names).contains(lines[2 + i].substring(start.length()));
        }
        assertThat(Arrays.asList(lines).subList(103, lines.length)).containsExactly("", "Operation Succeeded", "", "");

        int last = 250;
        int steps = 0;
        while (last > 0 && steps < 100) {
            assertThat(vtool("lab", "clock", "advance", "2s").status()).isZero();
            int now = count(vtool(question).out());
            assertThat(now).isLessThan(last);
            last = now;
            steps++;
        }
        assertThat(steps).isBetween(2, 99);
        assertThat(vtool(question).out())
                .isEqualTo("\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\n\nOperation Succeeded\n\n");
        assertThat(tree(receiver)).isEqualTo(tree(sender)).hasSize(250);
        assertThat(vtool("dfsr", "verify").status()).isZero();
        assertThat(vtool("dfsr", "backlog").status()).isZero();
    }

    private static int count(String answer) {
        String key = "Backlog File Count: ";
        int at = answer.indexOf(key);
        return at < 0 ? 0 : Integer.parseInt(answer.substring(at + key.length(), answer.indexOf('\n', at)));
    }

    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = root.relativize(file).toString();
                if (!name.startsWith("DfsrPrivate")) {
                    tree.put(name, Files.readString(file));
                }
            }
        }
        return tree;
    }

    @Test
    void memberThatDoesNotAnswerHasNoBacklog() {
        directory("SRV01");
        vtool("lab", "fault", "add", "dfsr-service-stopped", "SRV02");
        CommandRun.Result pair = vtool("dfsr", "backlog", "/smem:SRV01", "/rmem:SRV02");
        assertThat(pair.status()).isEqualTo(69);
        assertThat(pair.err()).contains("the RPC server is unavailable (1722)").contains("start the service");
        CommandRun.Result matrix = vtool("dfsr", "backlog");
        assertThat(matrix.status()).isEqualTo(3);
        assertThat(matrix.out()).contains("SRV01 to SRV02  not known");
        assertThat(vtool("dfsr", "backlog", "-o", "json").out()).contains("\"count\":null", "\"code\":\"dfsr_silent\"");
    }

    @Test
    void linesEndAsOnWindowsAndExtensionsAreRefusedWhenAskedFor() {
        directory("SRV01");
        String[] question = {"dfsrdiag", "backlog", "--crlf", "/rg:rgroup", "/rf:data", "/smem:SRV01", "/rmem:SRV02"};
        assertThat(vtool(question).out())
                .isEqualTo("\r\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\r\n\r\n"
                        + "Operation Succeeded\r\n\r\n");
        CommandRun.Result strict =
                vtool("dfsrdiag", "backlog", "/rg:rgroup", "/rfname:data", "/smem:SRV01", "/rmem:SRV02", "--strict");
        assertThat(strict.status()).isEqualTo(2);
        assertThat(strict.out()).contains("Unknown switch: /rg");
        assertThat(vtool("dfsrdiag", "idrecord", "/path:C:\\data\\none").err())
                .contains("/path is taken for /filepath");
    }

    @Test
    void settingsArePrintedAsTheRealToolDoes() {
        directory("SRV01");
        vtool("wmic", "/namespace:\\\\root\\microsoftdfs", "path", "dfsrmachineconfig", "set", "maxdebuglogfiles=200");
        assertThat(vtool("dfsrdiag", "DumpMachineCfg", "/mem:SRV01").out())
                .startsWith("\nMachine Configuration Parameters:\n\n   ConflictHighWatermarkPercent: 90\n"
                        + "   ConflictLowWatermarkPercent: 60\n   DebugLogFilePath: ")
                .contains("\n   MaxDebugLogFiles: 200\n", "\n   DebugLogSeverity: 4\n");
        assertThat(vtool("dfsrdiag", "dumpadcfg", "/dc:nowhere").out())
                .contains("[ERROR] Failed to contact domain controller nowhere. Err: -2147023541 (0x8007054b)");
        assertThat(vtool("dfsrdiag", "dumpadcfg", "/dc:dc01").status()).isZero();
    }

    @Test
    void damagedSamplesAreToldInWords() throws IOException {
        Path samples = directory("SRV01");
        while (!Files.exists(samples.resolve("samples.tsv")) && samples.getParent() != null) {
            samples = samples.getParent();
            if (Files.exists(samples.resolve("lock"))) {
                break;
            }
        }
        Files.writeString(samples.resolve("samples.tsv"), "soon\trgroup\tdata\tSRV01\tSRV02\tmany\n");
        CommandRun.Result result = vtool("dfsr", "trend");
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).contains("samples.tsv is damaged").doesNotContain("Exception", "\tat ");
    }

    @Test
    void membersInSyncAndMistakesAreTold() {
        directory("SRV01");
        assertThat(vtool("dfsrdiag", "backlog", "/rgname:rgroup", "/rfname:data", "/smem:SRV01", "/rmem:SRV02")
                        .out())
                .isEqualTo("\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\n\nOperation Succeeded\n\n");
        CommandRun.Result group =
                vtool("dfsrdiag", "backlog", "/rgname:x", "/rfname:data", "/smem:SRV01", "/rmem:SRV02");
        assertThat(group.status()).isEqualTo(1);
        assertThat(group.out())
                .contains("[ERROR] Replication group <x> not found Err: -2147217406 (0x80041002)", "Operation Failed");
        assertThat(vtool("dfsrdiag", "backlog", "/rgname:x").status()).isEqualTo(2);
        assertThat(vtool("dfsrdiag", "/?").status()).isZero();
        assertThat(vtool("dfsr", "backlog", "--sendingmember", "SRV01").status())
                .isEqualTo(2);
        assertThat(vtool("dfsr", "backlog", "/smem:SRV01", "/rmem:nobody").err())
                .contains("known: SRV01, SRV02");
    }

    @Test
    void recordIsFoundByEitherPath() throws IOException {
        Path file = directory("SRV01").resolve("plan.txt");
        Files.writeString(file, "plan");
        CommandRun.Result byMember = vtool("dfsr", "idrecord", "C:\\data\\plan.txt", "--member", "SRV01");
        assertThat(byMember.status()).isZero();
        assertThat(vtool("dfsr", "idrecord", file.toString(), "--member", "SRV01")
                        .out())
                .isEqualTo(byMember.out());
        assertThat(Arrays.asList(vtool("dfsr", "idrecord", "C:\\data\\none.txt").status()))
                .containsExactly(1);
    }
}
