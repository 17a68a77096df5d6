package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong between members, as a user breaks it, sees it and mends it. */
class ReplicationFaultsTest {
    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private Path directory(String member) {
        return MemberFolders.directory(vtool("dfsr", "folders", "-o", "json").out(), member);
    }

    private void pass(String span) {
        assertThat(vtool("lab", "clock", "advance", span).status()).isZero();
    }

    private String explain() {
        return vtool("dfsr", "backlog", "/smem:SRV01", "/rmem:SRV02", "--explain")
                .out();
    }

    @ParameterizedTest
    @CsvSource({
        "dfsr-connection-down, SRV01>SRV02, the partner cannot be reached, [Error:1722(0x6ba)",
        "dfsr-mixed-versions, SRV01:SRV02, of different releases, [Error:9027(0x2343)",
        "dfsr-ad-latency, srv01->srv02, does not know the connection, [Error:9026(0x2342)",
        "dfsr-schedule-closed, SRV01>SRV02, the schedule is closed, ''",
        "dfsr-rights-lost, SRV01, lost its rights, [Error:5(0x5)"
    })
    void connectionTroubleIsExplainedAndMended(String kind, String on, String why, String error) throws IOException {
        Path sender = directory("SRV01");
        Files.writeString(sender.resolve("before.txt"), "1");
        vtool("dfsr", "backlog");
        assertThat(vtool("lab", "fault", "add", kind, on).status()).isZero();
        pass("10s");
        assertThat(explain()).contains("before.txt", why);
        Path debug = directory("SRV02").getParent().getParent().resolve("debug");
        assertThat(Files.readString(debug.resolve("Dfsr00001.log"))).contains(error);
        assertThat(vtool("dfsr", "log", debug.toString()).status()).isZero();
        assertThat(vtool("lab", "fault", "clear", kind).status()).isZero();
        pass("10s");
        assertThat(explain()).startsWith("No Backlog");
        assertThat(directory("SRV02").resolve("before.txt")).exists();
    }

    /** Each trouble of a member in the places where an administrator looks, and that its end is its cure. */
    @ParameterizedTest
    @CsvSource({
        "dfsr-content-freshness, SRV02, '', the folder of the receiving member is stopped, 4012, error-9061",
        "dfsr-dirty-shutdown, SRV02, '', the folder of the receiving member is stopped, 2213, shutdown-dirty",
        "dfsr-journal-wrap, SRV01, '', '', 2206, journal-wrap",
        "dfsr-manifest-damaged, SRV02, '', '', '', conflict-manifest-damaged",
        "dfsr-filter, SRV02, pattern=*.new, '', '', filtered-name",
        "dfsr-sharing-violation, SRV01, path=file.new, it is open on SRV01, 4304, sharing-violation-stage",
        "dfsr-staging-quota, SRV01, bytes=1000, larger than the staging quota of SRV01, 4208, staging-quota",
        "dfsr-stale-stage-file, SRV01, path=file.new, an old stage file of SRV01 is in the way, '', stage-file-stale"
    })
    void troubleOfAMemberIsSeenAndMended(
            String kind, String member, String value, String why, String event, String finding) throws IOException {
        Path sender = directory("SRV01");
        Path receiver = directory("SRV02");
        Files.writeString(sender.resolve("deleted.txt"), "1");
        pass("1m");
        String[] add = value.isEmpty()
                ? new String[] {"lab", "fault", "add", kind, member}
                : new String[] {"lab", "fault", "add", kind, member, value};
        assertThat(vtool(add).status()).isZero();
        Files.write(sender.resolve("file.new"), new byte[300_000]);
        Files.delete(sender.resolve("deleted.txt"));
        pass("2m");
        pass("2m"); // what a recovery walk finds goes its way after it
        assertThat(explain()).contains(why.isEmpty() ? "No Backlog" : why);
        if (!event.isEmpty()) {
            assertThat(vtool("dfsr", "events", "--member", member, "--id", event)
                            .status())
                    .isZero();
        }
        assertThat(vtool(
                                "dfsr",
                                "log",
                                "--json",
                                sender.getParent().resolveSibling("debug").toString(),
                                receiver.getParent().resolveSibling("debug").toString())
                        .out())
                .contains("\"id\":\"" + finding + "\"");
        assertThat(vtool("lab", "fault", "clear", kind).status()).isZero();
        pass("90m");
        assertThat(explain()).startsWith("No Backlog");
        assertThat(receiver.resolve("file.new")).exists();
        assertThat(receiver.resolve("deleted.txt")).doesNotExist();
    }

    @Test
    void snapshotThatIsBroughtBackHidesWhatIsMadeAfterwards() throws IOException {
        Path tree = directory("SRV01");
        Files.writeString(tree.resolve("edited.txt"), "old");
        pass("1m");
        vtool("lab", "fault", "add", "dfsr-snapshot", "SRV01");
        Files.writeString(tree.resolve("edited.txt"), "new and longer");
        pass("1m");
        vtool("lab", "fault", "add", "dfsr-snapshot-rollback", "SRV01", "pass=0s");
        assertThat(tree.resolve("edited.txt")).hasContent("old");
        Files.writeString(tree.resolve("news.txt"), "never leaves");
        vtool("dfsr", "backlog");
        pass("10m");
        assertThat(explain()).startsWith("No Backlog");
        assertThat(directory("SRV02").resolve("news.txt")).doesNotExist();
        assertThat(vtool("dfsr", "verify").out()).contains("news.txt", "given out twice");
        assertThat(vtool("dfsr", "events", "--member", "SRV01", "--id", "1104").status())
                .isZero();
        vtool("lab", "fault", "clear", "dfsr-snapshot-rollback");
        vtool("lab", "fault", "clear", "dfsr-snapshot");
        pass("1h");
        assertThat(tree.resolve("edited.txt")).hasContent("new and longer");
        assertThat(vtool("dfsr", "verify").status()).isZero();
    }

    @Test
    void pollingOnBothMembersEndsTheLatencyOfTheDirectory() throws IOException {
        Path sender = directory("SRV01");
        vtool("lab", "fault", "add", "dfsr-ad-latency", "SRV01>SRV02");
        Files.writeString(sender.resolve("a.txt"), "1");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(explain()).contains("a.txt");
        vtool("dfsrdiag", "pollad", "/member:SRV01");
        vtool("dfsrdiag", "pollad", "/member:SRV02");
        pass("1m");
        assertThat(explain()).startsWith("No Backlog");
    }

    @Test
    void stoppedServiceAndLostRightsAnswerAsWindowsDoes() {
        directory("SRV01");
        String[] question = {"dfsrdiag", "backlog", "/rgname:rgroup", "/rfname:data", "/smem:SRV01", "/rmem:SRV02"};
        vtool("lab", "fault", "add", "dfsr-service-stopped", "SRV02");
        CommandRun.Result stopped = vtool(question);
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.out())
                .contains(
                        "[ERROR] Failed to connect to WMI services on computer: SRV02. Err: -2147023174 (0x800706ba)",
                        "Operation Failed");
        vtool("lab", "fault", "clear", "all");
        vtool("lab", "fault", "add", "dfsr-rights-lost", "SRV01");
        assertThat(vtool(question).out()).contains("computer: SRV01. Err: -2147024891 (0x80070005)");
        vtool("lab", "fault", "clear", "all");
        assertThat(vtool(question).status()).isZero();
        vtool("lab", "fault", "add", "dfsr-dirty-shutdown", "SRV02");
        assertThat(vtool(question).out()).contains("Failed to execute GetVersionVector method");
    }

    @Test
    void mistakesInFaultsAreTold() {
        assertThat(vtool("lab", "fault", "add", "dfsr-service-stopped", "SRV09").err())
                .contains("no DFSR member 'SRV09'");
        assertThat(vtool("lab", "fault", "add", "dfsr-connection-down", "SRV01").err())
                .contains("no DFSR connection SENDER>RECEIVER 'SRV01'");
        assertThat(vtool("lab", "fault", "add", "dfsr-sharing-violation", "SRV01")
                        .err())
                .contains("needs 'path'");
    }

    @Test
    void administratorStopsAndForcesAConnection() throws IOException {
        Path sender = directory("SRV01");
        assertThat(vtool("dfsrdiag", "stopnow", "/partner:SRV01", "/rgname:rgroup", "/time:10", "/member:SRV02")
                        .out())
                .contains("Operation Succeeded");
        Files.writeString(sender.resolve("a.txt"), "1");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(explain()).contains("an administrator stopped the connection");
        vtool("dfsrdiag", "syncnow", "/partner:SRV01", "/rgname:rgroup", "/time:10", "/member:SRV02");
        pass("1m");
        assertThat(explain()).startsWith("No Backlog");
        assertThat(vtool("dfsrdiag", "syncnow", "/partner:SRV01", "/rgname:rgroup", "/time:0")
                        .status())
                .isEqualTo(1);
        assertThat(vtool("dfsrdiag", "syncnow", "/partner:nobody", "/rgname:rgroup", "/time:1")
                        .out())
                .contains("Cannot find an inbound connection");
    }

    @Test
    void machineAndDirectoryConfigurationIsPrinted() {
        vtool("dfsrdiag", "staticrpc", "/port:5722", "/member:SRV02");
        assertThat(vtool("dfsrdiag", "dumpmachinecfg", "/member:SRV02").out())
                .contains("RpcPortAssignment: 5722", "MaxOfflineTimeInDays: 60");
        assertThat(vtool("dfsrdiag", "dumpmachinecfg", "/member:SRV01").out()).contains("RpcPortAssignment: 0");
        assertThat(vtool("dfsrdiag", "staticrpc", "/port:70000").status()).isEqualTo(1);
        assertThat(vtool("dfsrdiag", "dumpadcfg", "/member:SRV02").out())
                .contains("CN=rgroup,CN=DFSR-GlobalSettings,CN=System", "fromServer  : SRV01");
    }

    @Test
    void testFileIsFollowedToAllMembers() throws IOException {
        directory("SRV01");
        String[] names = {"/rgname:rgroup", "/rfname:data", "/testfile:probe"};
        assertThat(vtool("dfsrdiag", "propagationtest", names[0], names[1], names[2])
                        .status())
                .isZero();
        vtool("dfsrdiag", "propreport", names[0], names[1], names[2], "/reportfile:early.xml");
        assertThat(Files.readString(folder.resolve("early.xml"))).contains("<arrived>false</arrived>");
        pass("1m");
        vtool("dfsrdiag", "propreport", names[0], names[1], names[2], "/reportfile:late.xml");
        assertThat(Files.readString(folder.resolve("late.xml"))).doesNotContain("<arrived>false</arrived>");
        assertThat(vtool("dfsrdiag", "propagationtest", names[0], names[1], "/testfile:../x")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void silentDivergenceIsFoundThoughNothingWaits() throws IOException {
        Path sender = directory("SRV01");
        Files.writeString(sender.resolve("plan.docx"), "1");
        vtool("lab", "fault", "add", "dfsr-filter", "SRV02", "pattern=*.docx");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(explain()).startsWith("No Backlog");
        CommandRun.Result verify = vtool("dfsr", "verify", "-o", "jsonl");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("\"path\":\"plan.docx\"", "\"difference\":\"missing\"");
        assertThat(verify.out()).contains("\"cause\":\"a filter of SRV02 keeps it away\"");
        vtool("lab", "fault", "clear", "all");
        Files.writeString(sender.resolve("plan.docx"), "longer than before");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(vtool("dfsr", "verify").status()).isZero();
    }

    @Test
    void whatAFilterKeepsOldIsNotLaidToASnapshot() throws IOException {
        Path sender = directory("SRV01");
        Files.writeString(sender.resolve("plan.docx"), "1");
        vtool("dfsr", "backlog");
        pass("1m");
        vtool("lab", "fault", "add", "dfsr-filter", "SRV02", "pattern=*.docx");
        Files.writeString(sender.resolve("plan.docx"), "longer than before");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(vtool("dfsr", "verify").out())
                .isEqualTo("rgroup/data  plan.docx  differs, SRV01 and SRV02 (a filter of SRV02 keeps it away)\n");
    }

    @Test
    void deletedFileIsKeptAndRestored() throws IOException {
        Path sender = directory("SRV01");
        Files.writeString(sender.resolve("a b.txt"), "kept");
        vtool("dfsr", "backlog");
        pass("1m");
        Files.delete(sender.resolve("a b.txt"));
        vtool("dfsr", "backlog");
        pass("1m");
        Path restored = directory("SRV02").resolve("a b.txt");
        assertThat(restored).doesNotExist();
        assertThat(vtool("dfsr", "preserved", "list").out()).contains("C:\\data\\a b.txt");
        assertThat(vtool("dfsr", "preserved", "verify").status()).isZero();
        assertThat(vtool("dfsr", "preserved", "restore", "C:\\data\\a b.txt").out())
                .contains("restored");
        assertThat(restored).hasContent("kept");
        assertThat(vtool("dfsr", "preserved", "restore", "C:\\data\\a b.txt").out())
                .contains("something else is there");
        vtool("lab", "fault", "add", "dfsr-manifest-damaged", "SRV02");
        vtool("dfsr", "backlog");
        CommandRun.Result damaged = vtool("dfsr", "preserved", "verify");
        assertThat(damaged.status()).isEqualTo(1);
        assertThat(damaged.out()).contains("the manifest is damaged");
    }

    @Test
    void watchingEndsWhenNothingIsLeft() throws IOException {
        Path sender = directory("SRV01");
        assertThat(vtool("dfsr", "backlog", "--until-empty").status()).isZero();
        Files.writeString(sender.resolve("a.txt"), "1");
        CommandRun.Result late = vtool("dfsr", "backlog", "--watch", "--timeout", "1ms", "-o", "jsonl");
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.out()).contains("\"count\":1");
        assertThat(vtool("dfsr", "trend", "-o", "jsonl").out()).contains("\"count\":1");
    }

    @Test
    void connectionsSchedulesAndStagingAreListed() throws IOException {
        Path sender = directory("SRV01");
        Files.write(sender.resolve("large"), new byte[2 << 20]);
        assertThat(vtool("dfsr", "connections").out()).contains("SRV01 to SRV02  online");
        assertThat(vtool("dfsr", "schedule").out()).contains("always open");
        assertThat(vtool("dfsr", "staging", "plan").status()).isZero();
        vtool("lab", "fault", "add", "dfsr-staging-quota", "SRV01", "bytes=1MiB");
        CommandRun.Result plan = vtool("dfsr", "staging");
        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.out()).contains("too small");
        pass("1m");
        assertThat(explain()).contains("larger than the staging quota of SRV01");
        assertThat(vtool("dfsr", "events", "--member", "SRV01", "--id", "4208").status())
                .isZero();
        assertThat(vtool("dfsr", "events", "--id", "4012").status()).isEqualTo(1);
    }

    @Test
    void labFileSaysWhatIsNotAsUsualAboutFolders() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), """
                lab: 1
                arrays:
                  - name: store
                    volumes: [{name: v, size: 1MiB}]
                    targets:
                      - iqn: iqn.2008-01.com.example:store
                        portals: [{address: "127.0.90.1:3260"}]
                        luns: [{lun: 0, volume: v}]
                dfsr:
                  groups:
                    - name: docs
                      folders:
                        - {name: plans, file_filter: ["*.skip"], directory_filter: [cache]}
                        - other
                      members:
                        - SRV01
                        - name: SRV02
                          folders:
                            - {name: plans, root_path: 'D:\\plans', read_only: true, staging_quota: 10MiB}
                            - {name: other, enabled: false}
                """);
        CommandRun.Result made = vtool("lab", "init", "lab.yaml");
        assertThat(made.err() + made.status()).endsWith("0");
        String folders = vtool("dfsr", "folders", "-o", "jsonl").out();
        assertThat(folders).contains("D:\\\\plans");
        JsonArray all = JsonParser.parseString(
                        vtool("dfsr", "folders", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonArray("folders");
        Path sender = Path.of(all.get(0).getAsJsonObject().get("directory").getAsString());
        Path receiver = Path.of(all.get(2).getAsJsonObject().get("directory").getAsString());
        Files.createDirectories(sender.resolve("cache"));
        Files.writeString(sender.resolve("cache/a.txt"), "1");
        Files.writeString(sender.resolve("b.skip"), "1");
        Files.writeString(sender.resolve("c.bak"), "1");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(receiver.resolve("c.bak")).exists();
        assertThat(receiver.resolve("b.skip")).doesNotExist();
        assertThat(receiver.resolve("cache")).doesNotExist();
        Files.writeString(receiver.resolve("c.bak"), "nobody may");
        Files.writeString(receiver.resolve("local.txt"), "nobody may");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(sender.resolve("local.txt")).doesNotExist();
        Files.writeString(sender.resolve("c.bak"), "of the sender");
        vtool("dfsr", "backlog");
        pass("1m");
        assertThat(receiver.resolve("c.bak")).hasContent("of the sender");
        Files.writeString(
                folder.resolve("bad.yaml"),
                Files.readString(folder.resolve("lab.yaml")).replace("D:", "D"));
        assertThat(vtool("lab", "init", "bad.yaml").err()).contains("root_path");
    }
}
