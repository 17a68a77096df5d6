package io.vtool.cli.dfsr.wmi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WmicToolTest {
    private static final String OLD = "/namespace:\\\\root\\microsoftdfs";

    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private CommandRun.Result wmic(String... words) {
        List<String> all = new ArrayList<>(List.of("wmic", OLD));
        all.addAll(List.of(words));
        return vtool(all.toArray(new String[0]));
    }

    /** One property of the only instance. */
    private String value(String type, String property) {
        String out = wmic("path", type, "get", property, "/value").out();
        return out.substring(out.indexOf('=') + 1, out.indexOf('\n', out.indexOf('=')));
    }

    private Path directory(String member) {
        JsonObject data = JsonParser.parseString(
                        vtool("dfsr", "folders", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonObject("data");
        for (JsonElement item : data.getAsJsonArray("folders")) {
            JsonObject one = item.getAsJsonObject();
            if (one.get("member").getAsString().equals(member)) {
                return Path.of(one.get("directory").getAsString());
            }
        }
        throw new AssertionError(member);
    }

    @Test
    void aConnectionIsDisabledFromEitherEnd() throws IOException {
        Path sender = directory("SRV01");
        String where = "PartnerName='SRV02' and Inbound=false";
        CommandRun.Result set =
                wmic("path", "DfsrConnectionConfig", "where", where, "set", "Enabled=false", "/node:SRV01");
        assertThat(set.out()).contains("Property(s) update successful");
        Files.writeString(sender.resolve("a.txt"), "1");
        vtool("lab", "clock", "advance", "1m");
        assertThat(vtool("dfsr", "backlog", "/smem:SRV01", "/rmem:SRV02").out()).contains("Count: 1");
        assertThat(vtool("dfsr", "connections").out()).contains("disabled");
        assertThat(wmic("/node:SRV02", "path", "DfsrConnectionConfig", "where", "Inbound=true", "get", "Enabled")
                        .out())
                .as("the other end")
                .contains("FALSE");
        wmic("/node:SRV02", "path", "DfsrConnectionConfig", "where", "Inbound=true", "set", "Enabled=true");
        vtool("lab", "clock", "advance", "1m");
        assertThat(directory("SRV02").resolve("a.txt")).hasContent("1");
    }

    @Test
    void columnsAreSortedAndPadded() {
        assertThat(wmic(
                                "path",
                                "dfsrreplicatedfolderinfo",
                                "where",
                                "replicatedfoldername='data'",
                                "get",
                                "state,replicatedfoldername,replicationgroupname")
                        .out())
                .isEqualTo("ReplicatedFolderName  ReplicationGroupName  State  \n"
                        + "data                  rgroup                4      \n\n");
        assertThat(wmic("path", "dfsrmachineconfig", "get", "rpcportassignment", ",", "DebugLogSeverity", "/value")
                        .out())
                .isEqualTo("\n\nDebugLogSeverity=4\nRpcPortAssignment=0\n\n\n\n");
        assertThat(wmic("path", "dfsrconnectioninfo", "where", "inbound=true", "get", "membername,state", "/format:csv")
                        .out())
                .isEqualTo("\nNode,MemberName,State\nSRV01,SRV01,1\n");
    }

    @Test
    void everyClassIsShownInEveryFormat() throws IOException {
        Files.writeString(directory("SRV01").resolve("plan.txt"), "plan");
        for (WmiClass type : WmiModel.all()) {
            for (String format : List.of("table", "list", "csv")) {
                CommandRun.Result result = vtool(
                        "wmic", "/namespace:" + type.namespace(), "path", type.name(), "get", "/format:" + format);
                assertThat(result.status()).as(type.name()).isZero();
                assertThat(result.out() + result.err()).as(type.name()).isNotEmpty();
                if (!type.kind().equals("DfsrConflictInfo")) {
                    assertThat(result.err()).as(type.name()).isEmpty();
                }
            }
        }
    }

    @Test
    void whatIsSetIsSeenAndChecked() {
        assertThat(wmic("path", "dfsrmachineconfig", "set", "debuglogseverity=5")
                        .out())
                .isEqualTo("Updating property(s) of '\\\\SRV01\\root\\microsoftdfs:DfsrMachineConfig=@'\n"
                        + "Property(s) update successful.\n");
        assertThat(value("dfsrmachineconfig", "debuglogseverity")).isEqualTo("5");
        wmic("path", "dfsrmachineconfig", "set", "maxdebuglogmessages=400000,maxdebuglogfiles=200");
        assertThat(value("dfsrmachineconfig", "maxdebuglogmessages")).isEqualTo("400000");
        assertThat(value("dfsrmachineconfig", "maxdebuglogfiles")).isEqualTo("200");
        CommandRun.Result wrong = wmic("path", "dfsrmachineconfig", "set", "debuglogseverity=6,maxdebuglogfiles=7");
        assertThat(wrong.status()).isEqualTo(0x08);
        assertThat(wrong.err()).isEqualTo("Node - SRV01\nERROR:\nDescription = Invalid parameter\n");
        assertThat(value("dfsrmachineconfig", "maxdebuglogfiles")).isEqualTo("200");
        assertThat(wmic("path", "dfsrmachineconfig", "set", "lastchangenumber=6")
                        .err())
                .contains("The property is read-only");
        wmic("path", "dfsrreplicatedfolderconfig", "set", "stagingsizeinmb=8192,filefilter=~*, *.bak");
        assertThat(value("dfsrreplicatedfolderconfig", "stagingsizeinmb")).isEqualTo("8192");
        assertThat(value("dfsrreplicatedfolderconfig", "filefilter")).isEqualTo("~*, *.bak");
    }

    @Test
    void pastedConditionsWork() {
        String guid = value("dfsrreplicatedfolderconfig", "replicatedfolderguid");
        for (String where : List.of(
                "replicatedfolderguid='" + guid + "'",
                "\"replicatedfolderguid='" + guid + "'\"",
                "\u201creplicatedfolderguid=\u2019" + guid + "\u2019\u201d",
                "(replicatedfolderguid=\"" + guid + "\")",
                "replicatedfolderguid='" + guid.replace('-', '\u2013') + "'",
                "replicatedfolderguid=" + guid)) {
            CommandRun.Result result =
                    wmic("path", "dfsrreplicatedfolderinfo", "where", where, "call", "cleanupconflictdirectory");
            assertThat(result.out())
                    .as(where)
                    .isEqualTo(
                            "Executing (\\\\SRV01\\root\\microsoftdfs:DfsrReplicatedFolderInfo.ReplicatedFolderGuid=\""
                                    + guid
                                    + "\")->CleanupConflictDirectory()\nMethod execution successful.\nOut Parameters:\n"
                                    + "instance of __PARAMETERS\n{\n\tReturnValue = 0;\n};\n\n");
        }
        assertThat(wmic("path", "dfsrreplicatedfolderinfo", "where", "replicatedfoldername", "=", "'data'", "get")
                        .status())
                .isZero();
    }

    @Test
    void backlogIsCountedByTheTwoMethods() throws IOException {
        Path sender = directory("SRV01");
        for (int i = 0; i < 120; i++) {
            Files.writeString(sender.resolve("file" + i + ".txt"), "content " + i);
        }
        String vector = vtool(
                        "wmic",
                        "/node:SRV02",
                        OLD,
                        "path",
                        "dfsrreplicatedfolderinfo",
                        "where",
                        "state=4",
                        "call",
                        "GetVersionVector")
                .out();
        int start = vector.indexOf("VersionVector = \"") + "VersionVector = \"".length();
        String known = vector.substring(start, vector.indexOf('"', start));
        CommandRun.Result count = wmic(
                "path",
                "dfsrreplicatedfolderinfo",
                "where",
                "state=4",
                "call",
                "getoutboundbacklogfilecount",
                "\"" + known + "\"");
        assertThat(count.out()).contains("\tBacklogFileCount = 120;\n\tReturnValue = 0;\n");
        String listed = wmic(
                        "path",
                        "dfsrreplicatedfolderinfo",
                        "where",
                        "state=4",
                        "call",
                        "GetOutboundBacklogFileIdRecords",
                        known)
                .out();
        assertThat(listed.split("instance of DfsrIdRecordInfo")).hasSize(101);
        assertThat(listed).contains("FullPathName = \"C:\\\\data\\\\file0.txt\";");
        assertThat(CommandRun.of("dfsr", "read", "-o", "json")
                        .stdin(listed)
                        .run()
                        .out())
                .contains("\"IdRecordIndex\":100", "\"ReturnValue\":0");

        String uid = wmic("path", "dfsridrecordinfo", "where", "filename='file7.txt'", "get", "uid", "/value")
                .out()
                .strip()
                .substring("Uid=".length());
        CommandRun.Result path = wmic("path", "dfsridrecordinfo.Uid=\"" + uid + "\"", "call", "getfullfilepath");
        assertThat(path.out())
                .contains("->GetFullFilePath()\n", "\tFullPath = \"C:\\\\data\\\\file7.txt\";\n\tReturnValue = 0;\n");
        assertThat(vtool("dfsr", "read", "-o", "json").status()).isEqualTo(1);
        String read = CommandRun.of("dfsr", "read", "-o", "json")
                .stdin(path.out())
                .run()
                .out();
        assertThat(read).contains("\"method\":\"GetFullFilePath\"", "\"FullPath\":\"C:\\\\data\\\\file7.txt\"");
    }

    @Test
    void refusalsNameTheComputerAndTheStatusIsTheLastByte() {
        CommandRun.Result away = vtool("wmic", "/node:SRV09", OLD, "path", "dfsrinfo", "get", "state");
        assertThat(away.status()).isEqualTo(0xba);
        assertThat(away.err()).isEqualTo("Node - SRV09\nERROR:\nDescription = The RPC server is unavailable.\n");
        assertThat(wmic("path", "nosuch", "get").err()).contains("Description = Invalid class");
        assertThat(wmic("path", "dfsrinfo", "get", "nosuch").err()).contains("Description = Invalid query");
        assertThat(vtool("wmic", "path", "dfsrinfo", "get").err()).contains("Description = Invalid namespace");
        assertThat(vtool("wmic", "/namespace:\\\\root\\nosuch", "path", "dfsrinfo", "get")
                        .status())
                .isEqualTo(0x0e);
        CommandRun.Result none = wmic("path", "dfsrreplicatedfolderinfo", "where", "state=5", "get");
        assertThat(none.status()).isZero();
        assertThat(none.err()).isEqualTo("No Instance(s) Available.\n");
        assertThat(wmic("/user:x", "path", "dfsrinfo", "get").status()).isEqualTo(2);
        assertThat(wmic("path", "dfsrinfo", "get", "/format:sideways").err())
                .isEqualTo("Invalid XSL format (or) file name.\n");
        assertThat(vtool("wmic", "os", "get").err()).isEqualTo("os - Alias not found.\n");
        assertThat(wmic("path", "dfsrvolumeconfig", "call", "ResumeReplication").err())
                .contains("Invalid object path");
    }

    @Test
    void pathsMayNameTheirNamespace() {
        assertThat(vtool("wmic", "path", "\\\\SRV01\\root\\microsoftdfs:DfsrMachineConfig=@", "get", "debuglogseverity")
                        .out())
                .isEqualTo("DebugLogSeverity  \n4                 \n\n");
    }

    @Test
    void outputGoesToFiles() throws IOException {
        Path file = folder.resolve("out.txt");
        assertThat(wmic("/output:out.txt", "path", "dfsrinfo", "get", "state").out())
                .isEmpty();
        wmic("/append:out.txt", "path", "dfsrinfo", "get", "state");
        assertThat(Files.readString(file)).isEqualTo("State  \n1      \n\nState  \n1      \n\n");
    }

    @Test
    void methodsOfConnectionsNeedInboundOnes() {
        CommandRun.Result result =
                wmic("path", "dfsrconnectioninfo", "where", "inbound=false", "call", "checkconnectivity");
        assertThat(result.out()).contains("Method execution successful.", "\tReturnValue = 5;");
        assertThat(wmic("path", "dfsrconnectioninfo", "where", "inbound=true", "call", "forcereplication", "3,60")
                        .out())
                .contains("\tReturnValue = 0;");
        assertThat(wmic("path", "dfsrsyncinfo", "where", "inbound=true", "get", "initiationreason,state")
                        .out())
                .contains("2                 5      ");
        assertThat(wmic("path", "dfsrconnectioninfo", "where", "inbound=true", "call", "forcereplication", "2,10081")
                        .out())
                .contains("\tReturnValue = 5;");
    }

    @Test
    void oneFolderAndOneFileAreForced() throws IOException {
        String guid = value("dfsrreplicatedfolderconfig", "ReplicatedFolderGuid");
        assertThat(call("ForceFolderReplication", "60,15," + guid)).contains("\tReturnValue = 0;");
        assertThat(call("ForceFolderReplication", "60,16," + guid)).contains("\tReturnValue = 5;");
        assertThat(call("ForceFolderReplication", "60,15,63F0395A-0000-0000-0000-EDA6F20FF931"))
                .contains("\tReturnValue = 5;");
        vtool("lab", "fault", "add", "dfsr-schedule-closed", "SRV01>SRV02");
        Files.writeString(directory("SRV01").resolve("forced.txt"), "1");
        vtool("lab", "clock", "advance", "10m");
        assertThat(directory("SRV02").resolve("forced.txt")).exists();
        Files.writeString(directory("SRV01").resolve("late.txt"), "1");
        assertThat(call("ForceFolderReplication", "60,0," + guid)).contains("\tReturnValue = 0;");
        vtool("lab", "clock", "advance", "10m");
        assertThat(directory("SRV02").resolve("late.txt")).doesNotExist();
        assertThat(call("ForceDownload", guid + ",{63F0395A-963B-382B-8A5B-EDA6F20FF931}-v99"))
                .contains("\tReturnValue = 2;");
    }

    /** What a method of the connection that comes in at SRV02 gives. */
    private String call(String method, String arguments) {
        return vtool(
                        "wmic",
                        "/node:SRV02",
                        OLD,
                        "path",
                        "dfsrconnectioninfo",
                        "where",
                        "inbound=true and partnername='SRV01'",
                        "call",
                        method,
                        arguments)
                .out();
    }

    private long records(String member, String where) {
        String out = vtool(
                        "wmic",
                        "/node:" + member,
                        OLD,
                        "path",
                        "dfsridrecordinfo",
                        "where",
                        where,
                        "get",
                        "uid",
                        "/value")
                .out();
        return out.lines().filter(line -> line.startsWith("Uid=")).count();
    }

    @Test
    void preservedFilesAreShownAndCleanedUp() throws IOException {
        Path file = directory("SRV01").resolve("plan.txt");
        Files.writeString(file, "plan");
        wmic("path", "dfsrinfo", "get");
        vtool("lab", "clock", "advance", "10m");
        Files.delete(file);
        wmic("path", "dfsrinfo", "get");
        vtool("lab", "clock", "advance", "10m");
        String[] conflicts = {"wmic", "/node:SRV02", OLD, "path", "dfsrconflictinfo", "get", "/value"};
        assertThat(vtool(conflicts).out())
                .contains("FileName=plan.txt\n", "ConflictType=5\n", "ConflictSizeInBytes=4\n", "MemberGuid=");
        Path area = directory("SRV02").resolve("DfsrPrivate/ConflictAndDeleted");
        assertThat(area).isNotEmptyDirectory();
        vtool(
                "wmic",
                "/node:SRV02",
                OLD,
                "path",
                "dfsrreplicatedfolderinfo",
                "where",
                "replicatedfoldername=data",
                "call",
                "CleanupConflictDirectory");
        assertThat(vtool(conflicts).err()).isEqualTo("No Instance(s) Available.\n");
        if (Files.exists(area)) {
            assertThat(area).isEmptyDirectory();
        }
    }

    @Test
    void fencedFilesAreSentAgain() throws IOException {
        Files.createDirectory(directory("SRV01").resolve("sub"));
        Files.writeString(directory("SRV01").resolve("sub/plan.txt"), "plan");
        wmic("path", "dfsrinfo", "get");
        vtool("lab", "clock", "advance", "10m");
        String[] fence = {"path", "dfsrreplicatedfolderinfo", "where", "state=4", "call", "fence"};
        List<String> words = new ArrayList<>(List.of(fence));
        words.add("Mode=4,FilePath=\"C:\\data\\sub\",IsRecursive=TRUE");
        assertThat(wmic(words.toArray(new String[0])).out()).contains("->Fence()", "ReturnValue = 0;");
        assertThat(records("SRV01", "fence='4'")).isEqualTo(2);
        assertThat(records("SRV02", "fence='4'")).isZero();
        vtool("lab", "clock", "advance", "10m");
        assertThat(records("SRV02", "fence='4'")).isEqualTo(2);
        words.set(words.size() - 1, "4,C:\\data\\none");
        assertThat(wmic(words.toArray(new String[0])).out()).contains("ReturnValue = 2;");
    }

    @Test
    void dirtyShutdownEndsWithResumeReplication() {
        directory("SRV01");
        vtool("lab", "fault", "add", "dfsr-dirty-shutdown", "SRV02");
        String[] state = {"wmic", "/node:SRV02", OLD, "path", "dfsrreplicatedfolderinfo", "get", "state", "/value"};
        assertThat(vtool(state).out()).doesNotContain("State=4");
        String out = vtool("wmic", "/node:SRV02", OLD, "path", "dfsrvolumeconfig", "get", "volumeguid", "/value")
                .out();
        String guid = out.strip().substring("VolumeGuid=".length());
        assertThat(vtool(
                                "wmic",
                                "/node:SRV02",
                                OLD,
                                "path",
                                "dfsrvolumeconfig",
                                "where",
                                "volumeGuid=" + guid,
                                "call",
                                "ResumeReplication")
                        .out())
                .contains("DfsrVolumeConfig.VolumeGuid=\"" + guid + "\")->ResumeReplication()", "ReturnValue = 0;");
        vtool("lab", "clock", "advance", "1h");
        assertThat(vtool(state).out()).contains("State=4");
    }

    @Test
    void memberThatIsNotToStopRecoversByItself() {
        directory("SRV01");
        vtool("wmic", "/node:SRV02", OLD, "path", "dfsrmachineconfig", "set", "StopReplicationOnAutoRecovery=FALSE");
        vtool("lab", "fault", "add", "dfsr-dirty-shutdown", "SRV02");
        String[] state = {"wmic", "/node:SRV02", OLD, "path", "dfsrvolumeinfo", "get", "state", "/value"};
        assertThat(vtool(state).out()).contains("State=3");
        vtool("lab", "clock", "advance", "1h");
        assertThat(vtool(state).out()).contains("State=0");
    }

    @Test
    void stoppedServiceDoesNotAnswer() {
        directory("SRV01");
        vtool("lab", "fault", "add", "dfsr-service-stopped", "SRV02");
        CommandRun.Result result =
                vtool("wmic", "/node:SRV01,SRV02", OLD, "path", "dfsrinfo", "get", "state", "/format:csv");
        assertThat(result.out()).isEqualTo("\nNode,State\nSRV01,1\n");
        assertThat(result.err()).isEqualTo("Node - SRV02\nERROR:\nDescription = Provider load failure\n");
        assertThat(result.status()).isEqualTo(0x13);
        assertThat(wmic("path", "dfsrconnectioninfo", "where", "inbound=true", "get", "lasterrorcode,state")
                        .out())
                .contains("1753           2      ");
        assertThat(wmic("path", "dfsrconnectioninfo", "where", "inbound=true", "call", "CheckConnectivity")
                        .out())
                .contains("ReturnValue = 1753;");
    }

    @Test
    void instancesAreWrittenAsXmlMofAndPages() {
        String[] ask = {"path", "dfsrreplicatedfolderinfo", "get", "replicatedfoldername,state"};
        assertThat(wmic(ask[0], ask[1], ask[2], ask[3], "/format:rawxml").out())
                .startsWith("<?xml version=\"1.0\"?>\n")
                .contains("<RESULTS NODE=\"SRV01\"><CIM>\n<INSTANCE CLASSNAME=\"DfsrReplicatedFolderInfo\">")
                .contains(
                        "<PROPERTY NAME=\"State\" CLASSORIGIN=\"DfsrReplicatedFolderInfo\" TYPE=\"uint8\"><VALUE>4</VALUE>")
                .endsWith("</INSTANCE>\n</CIM></RESULTS>\n</COMMAND>\n");
        assertThat(wmic(ask[0], ask[1], ask[2], ask[3], "/format:mof").out())
                .isEqualTo(
                        "instance of DfsrReplicatedFolderInfo\n{\n\tReplicatedFolderName = \"data\";\n\tState = 4;\n};\n\n");
        assertThat(wmic(ask[0], ask[1], ask[2], ask[3], "/format:htable").out())
                .contains("<tr><th>Node</th><th>ReplicatedFolderName</th><th>State</th></tr>")
                .contains("<tr><td>SRV01</td><td>data</td><td>4</td></tr>");
        assertThat(wmic(ask[0], ask[1], ask[2], ask[3], "/format:hform").out())
                .contains("<tr><th>State</th><td>4</td></tr>");
        assertThat(wmic(ask[0], ask[1], ask[2], ask[3], "/format:nothing").status())
                .isEqualTo(2);
    }

    @Test
    void systemPropertiesAreAsked() {
        assertThat(wmic("path", "dfsrreplicatedfolderinfo", "get", "__PATH,__class,__SERVER,__GENUS", "/value")
                        .out())
                .contains("__CLASS=DfsrReplicatedFolderInfo\n", "__GENUS=2\n", "__SERVER=SRV01\n")
                .contains("__PATH=\\\\SRV01\\root\\microsoftdfs:DfsrReplicatedFolderInfo.ReplicatedFolderGuid=\"");
        assertThat(wmic("path", "dfsrreplicatedfolderinfo", "get", "__NOTHING").status())
                .isNotZero();
    }

    @Test
    void filtersAndReadOnlyMembersAreObeyed() throws IOException {
        Path sender = directory("SRV01");
        wmic("path", "dfsrreplicatedfolderconfig", "set", "filefilter=\"*.dat, ~*\"");
        Files.writeString(sender.resolve("a.dat"), "a");
        Files.writeString(sender.resolve("a.txt"), "a");
        assertThat(records("SRV01", "filename like 'a.%'")).isEqualTo(1);
        vtool("wmic", "/node:SRV02", OLD, "path", "dfsrreplicatedfolderconfig", "set", "readonly=true");
        Path changed = directory("SRV02").resolve("b.txt");
        Files.writeString(changed, "b");
        assertThat(records("SRV02", "filename='b.txt'")).isZero();
        assertThat(changed).as("nobody writes into a read-only folder").doesNotExist();
        vtool("wmic", "/node:SRV02", OLD, "path", "dfsrreplicatedfolderconfig", "set", "readonly=false");
        Files.writeString(changed, "b");
        assertThat(records("SRV02", "filename='b.txt'")).isEqualTo(1);
    }

    @Test
    void debugLogIsWrittenAsSet() throws IOException {
        Path home = directory("SRV01").getParent().getParent();
        wmic("path", "dfsrmachineconfig", "set", "debuglogseverity=1,maxdebuglogmessages=1000");
        Files.writeString(directory("SRV01").resolve("quiet.txt"), "a");
        wmic("path", "dfsrinfo", "get");
        Path log = home.resolve("debug/Dfsr00001.log");
        String before = Files.exists(log) ? Files.readString(log) : "";
        assertThat(before).doesNotContain("quiet.txt");
        wmic("path", "dfsrmachineconfig", "set", "debuglogseverity=5");
        Files.writeString(directory("SRV01").resolve("loud.txt"), "a");
        wmic("path", "dfsrinfo", "get");
        assertThat(Files.readString(log)).contains("loud.txt");
        wmic("path", "dfsrmachineconfig", "set", "debuglogfilepath=d:\\logs");
        Files.writeString(directory("SRV01").resolve("here.txt"), "a");
        wmic("path", "dfsrinfo", "get");
        assertThat(Files.readString(log)).contains("here.txt"); // the folder is not there yet
        Files.createDirectories(home.resolve("D/logs"));
        Files.writeString(directory("SRV01").resolve("there.txt"), "a");
        wmic("path", "dfsrinfo", "get");
        assertThat(Files.readString(home.resolve("D/logs/Dfsr00001.log"))).contains("there.txt");
        assertThat(Files.readString(log)).doesNotContain("there.txt");
    }

    @Test
    void whatIsPrintedIsReadBack() {
        for (String format : List.of("table", "csv", "list")) {
            String out = wmic(
                            "path", "dfsrconnectioninfo", "get", "connectionguid,membername,state", "/format:" + format)
                    .out();
            String read =
                    CommandRun.of("dfsr", "read", "-o", "json").stdin(out).run().out();
            assertThat(read).as(out).contains("\"MemberName\":\"SRV01\"", "\"State\":");
            assertThat(JsonParser.parseString(read)
                            .getAsJsonObject()
                            .getAsJsonObject("data")
                            .toString()
                            .split("\"ConnectionGuid\":"))
                    .as(format)
                    .hasSize(3);
        }
    }

    @Test
    void anyLineIsAnsweredOrRefused() {
        String[] parts = {
            OLD,
            "path",
            "dfsrinfo",
            "where",
            "state=1",
            "get",
            "set",
            "call",
            "list",
            "brief",
            "/format:csv",
            "(",
            "'",
            "*",
            "/node:SRV02",
            "debuglogseverity=3",
            "dfsrmachineconfig",
            "/x",
            "-",
            "",
            ",",
            "=",
            "path.x=",
            "/output:",
            "/?"
        };
        Random random = new Random(6);
        for (int round = 0; round < 150; round++) {
            List<String> words = new ArrayList<>(List.of("wmic"));
            for (int i = random.nextInt(9); i >= 0; i--) {
                words.add(parts[random.nextInt(parts.length)]);
            }
            CommandRun.Result result = vtool(words.toArray(new String[0]));
            assertThat(result.status()).as(words.toString()).isBetween(0, 255);
            assertThat(result.err()).as(words.toString()).doesNotContain("Exception");
        }
    }
}
