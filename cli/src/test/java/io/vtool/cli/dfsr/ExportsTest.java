package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of real servers, as their tools write them, answer in place of the lab. */
class ExportsTest {
    private static final String FOLDER = "1D69BB80-C1DC-4D87-8259-BBD9639C2A7F";
    private static final String GROUP = "957751C2-15F0-429B-8688-44C22044226D";
    private static final String DB1 = "031C15B7-397D-4F99-A340-B1C7931EEE01";
    private static final String DB2 = "9F159608-2199-4D8B-B9F5-51D83A778089";
    private static final String CONNECTION = "2D0D5C1E-0000-4000-8000-000000000001";
    private static final String VECTOR = "{" + DB1 + "} |-> (0, 11] (12, 13]\\n{" + DB2 + "} |-> (0, 40]";

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        write(name, text.replace("\n", "\r\n"), StandardCharsets.UTF_8, "");
    }

    private void write(String name, String text, Charset charset, String mark) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, (mark + text).getBytes(charset));
    }

    private CommandRun.Result run(String... words) {
        List<String> all = new ArrayList<>(List.of("dfsr"));
        all.addAll(List.of(words));
        all.addAll(List.of("--from", folder.toString()));
        return CommandRun.of(all.toArray(new String[0])).run();
    }

    private JsonObject json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        return JsonParser.parseString(run(all.toArray(new String[0])).out())
                .getAsJsonObject()
                .getAsJsonObject("data");
    }

    /** An object of DfsrIdRecordInfo as Export-Csv writes it. */
    private static String row(int number, String gvsn, int flags) {
        return "\"32\",\"" + gvsn + "\",\"{" + FOLDER + "}-v1\",\"" + FOLDER + "\",\"{" + DB1 + "}-v" + number
                + "\",\"report, \"\"no\"\" " + number + ".docx\",\"C:\\RF01\\Sub\\Report, \"\"no\"\" " + number
                + ".docx\",\"" + flags + "\",\"562949953494937\",\"SRV01.corp.contoso.com\"\r\n";
    }

    private static String records(int count) {
        StringBuilder csv = new StringBuilder(
                "#TYPE Microsoft.Management.Infrastructure.CimInstance#root/microsoftdfs/DfsrIdRecordInfo\r\n"
                        + "\"Attributes\",\"GVsn\",\"ParentUid\",\"ReplicatedFolderGuid\",\"Uid\",\"FileName\",\"FullPathName\","
                        + "\"Flags\",\"Fid\",\"PSComputerName\"\r\n");
        for (int i = 0; i < count; i++) {
            csv.append(row(10 + i, "{" + DB1 + "}-v" + (10 + i), i == 0 ? 4 : 5));
        }
        return csv.toString();
    }

    private void vector(String member) throws IOException {
        write(
                "vector.txt",
                "C:\\>wmic /node:" + member + " /namespace:\\\\root\\microsoftdfs path dfsrreplicatedfolderinfo where "
                        + "\"replicatedfolderguid='" + FOLDER + "'\" call GetVersionVector\n"
                        + "Executing (\\\\" + member
                        + "\\root\\microsoftdfs:DfsrReplicatedFolderInfo.ReplicatedFolderGuid=\""
                        + FOLDER + "\")->GetVersionVector()\nMethod execution successful.\nOut Parameters:\n"
                        + "instance of __PARAMETERS\n{\n\tReturnValue = 0;\n\tVersionVector = \"" + VECTOR
                        + "\";\n};\n");
    }

    private void folders() throws IOException {
        write(
                "folders.csv",
                "\nNode,ReplicatedFolderGuid,ReplicatedFolderName,ReplicationGroupGuid,ReplicationGroupName,State\n"
                        + "SRV01," + FOLDER + ",RF01," + GROUP + ",RG01,4\nSRV02," + FOLDER + ",RF01," + GROUP
                        + ",RG01,5\n\n");
        write("membership.txt", """
                GroupName                   : RG01
                ComputerName                : SRV01
                FolderName                  : RF01
                DistinguishedName           : CN=72c0c2bc-8a4e-4984-a23c-2efadc238724,CN=957751c2-15f0-429b-8688-44c22044226d,CN=DFSR-L
                                              ocalSettings,CN=SRV01
                ContentPath                 : c:\\rf01
                StagingPathQuotaInMB        : 4096
                Enabled                     : True

                GroupName                   : RG01
                ComputerName                : SRV02
                FolderName                  : RF01
                ContentPath                 : d:\\shares\\rf01
                StagingPathQuotaInMB        : 1
                Enabled                     : True
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void recordsAndAVersionVectorGiveTheBacklog(String charset) throws Exception {
        write("SRV01-records.csv", records(5), Charset.forName(charset), "\ufeff");
        vector("SRV02");
        folders();
        JsonObject data = json("backlog", "/smem:srv01.corp.contoso.com", "/rmem:SRV02");
        assertThat(data.get("count").getAsInt()).isEqualTo(2);
        assertThat(data.get("folder").getAsString()).isEqualTo("RF01");
        assertThat(data.get("group").getAsString()).isEqualTo("RG01");
        JsonObject file = data.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(file.get("path").getAsString()).isEqualTo("Sub/Report, \"no\" 12.docx");
        assertThat(file.get("name").getAsString()).isEqualTo("Report, \"no\" 12.docx");
        assertThat(run("backlog", "/smem:SRV02", "/rmem:SRV01").status()).isEqualTo(69);
        CommandRun.Result all = run("backlog");
        assertThat(all.out()).contains("RG01/RF01  SRV01 to SRV02  2").contains("SRV02 to SRV01  not known");
        assertThat(all.status()).isEqualTo(1);
    }

    /** The failure and then its consequence were told, as if there were two. */
    @Test
    void aFileThatIsNotThereIsToldOnce() {
        CommandRun.Result result =
                CommandRun.of("dfsr", "backlog", "--from", "nosuch").in(folder).run();
        assertThat(result.err()).isEqualTo("vtool dfsr backlog: cannot read 'nosuch': no such file; check the name\n");
        assertThat(result.status()).isEqualTo(74);
    }

    @Test
    void anAnswerOfDfsrdiagOrTheModuleIsTakenAsItIs() throws Exception {
        write(
                "backlog-SRV01-SRV02.txt",
                "\nMember <SRV02> Backlog File Count: 250\nBacklog File Names (first 100 files)\n"
                        + "     1. File name: a.txt\n     2. File name: \n\nOperation Succeeded\n\n");
        write(
                "transcript.txt",
                "PS C:\\> Get-DfsrBacklog -SourceComputerName SRV02 -DestinationComputerName SRV01 -GroupName 'RG01' "
                        + "-FolderName RF01 -Verbose\n"
                        + "VERBOSE: The replicated folder has a backlog of files. Replicated folder: \"RF01\". Count: 321\n\n"
                        + "Identifier                  : {" + DB2 + "}-v12\n"
                        + "Flags                       : 4\n"
                        + "GlobalVersionSequenceNumber : {" + DB2 + "}-v77\n"
                        + "FileName                    : gone.txt\n"
                        + "FullPathName                : D:\\shares\\rf01\\gone\n"
                        + "                              .txt\n");
        JsonObject there = json("backlog", "--sendingmember", "SRV01", "--receivingmember", "SRV02");
        assertThat(there.get("count").getAsInt()).isEqualTo(250);
        assertThat(there.getAsJsonArray("files")).hasSize(2);
        JsonObject back = json("backlog", "--sendingmember", "SRV02", "--receivingmember", "SRV01");
        assertThat(back.get("count").getAsInt()).isEqualTo(321);
        JsonObject gone = back.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(gone.get("path").getAsString()).isEqualTo("D:\\shares\\rf01\\gone.txt");
        assertThat(gone.get("deleted").getAsBoolean()).isTrue();
    }

    @Test
    void jsonOfTheModuleTellsFoldersConnectionsAndSchedules() throws Exception {
        folders();
        write(
                "connections.json",
                "[{\"GroupName\":\"RG01\",\"SourceComputerName\":\"SRV01\",\"DestinationComputerName\":\"SRV02\","
                        + "\"Identifier\":\"" + CONNECTION + "\",\"Enabled\":true,\"State\":\"Normal\","
                        + "\"CimClass\":{\"CimSuperClass\":{\"a\":[1,{\"b\":2}]}}},"
                        + "{\"GroupName\":\"RG01\",\"SourceComputerName\":\"SRV02\",\"DestinationComputerName\":\"SRV01\","
                        + "\"Enabled\":false,\"State\":\"Normal\"}]");
        write(
                "connectioninfo.json",
                "{\"value\":[{\"ConnectionGuid\":\"" + CONNECTION
                        + "\",\"MemberName\":\"SRV02\",\"PartnerName\":\"SRV01\","
                        + "\"Inbound\":true,\"State\":3,\"LastErrorCode\":1722,\"ReplicationGroupName\":\"RG01\"}],\"Count\":1}");
        StringBuilder schedule =
                new StringBuilder("GroupName,SourceComputerName,DestinationComputerName,Day,BandwidthDetail\n");
        for (String day : "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday".split(",")) {
            schedule.append("RG01,SRV01,SRV02,")
                    .append(day)
                    .append(',')
                    .append("0".repeat(32) + "F".repeat(64))
                    .append('\n');
        }
        write("schedule.csv", schedule.toString());
        assertThat(run("folders").out())
                .contains("RG01/RF01 on SRV02  In Error")
                .contains("d:\\shares\\rf01");
        CommandRun.Result connections = run("connections");
        assertThat(connections.out())
                .contains("SRV01 to SRV02  the connection is In Error, last error 1722")
                .contains("SRV02 to SRV01  the connection is disabled");
        assertThat(connections.status()).isEqualTo(1);
        assertThat(run("schedule").out()).contains("SRV01 to SRV02  closed Sunday-Saturday 00:00-08:00");
        assertThat(run("guid2name", CONNECTION, GROUP, FOLDER).out())
                .contains("SRV01 -> SRV02")
                .contains("RG01")
                .contains("RF01");
        assertThat(run("guid2name", DB1).status()).isEqualTo(1);
    }

    @Test
    void allMembersOfARecordStandSideBySideWithWhoMadeAndDeletedIt() throws Exception {
        write("SRV01.csv", records(3), StandardCharsets.UTF_8, "");
        write(
                "SRV02/one.json",
                "{\"Uid\":\"{" + DB1 + "}-v11\",\"GVsn\":\"{" + DB2 + "}-v90\",\"Flags\":4,\"FileName\":\"report\","
                        + "\"FullPathName\":\"D:\\\\shares\\\\rf01\\\\Report\",\"Fid\":7,\"PSComputerName\":\"SRV02\"}");
        write(
                "volumes.csv",
                "DatabaseGuid,VolumeGuid,VolumePath,PSComputerName\n" + DB1
                        + ",4B1E07C2-1111-11E2-9A55-806E6F6E6963,\\\\.\\C:,SRV01\n" + DB2
                        + ",4B1E07C2-1111-11E2-9A55-806E6F6E6964,\\\\.\\D:,SRV02\n");
        String out = run("idrecord", "{" + DB1 + "}-v11", "-o", "jsonl").out();
        String[] lines = out.strip().split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).contains("\"member\":\"SRV01\"").contains("\"created_on\":\"SRV01\"");
        assertThat(lines[1])
                .contains("\"member\":\"SRV02\"")
                .contains("\"present\":false")
                .contains("\"deleted_on\":\"SRV02\"");
        assertThat(run("idrecord", "0x7").out()).contains("Computer        : SRV02");
        assertThat(run("idrecord", "C:\\rf01\\sub\\report, \"no\" 12.docx").out())
                .contains("v12");
        CommandRun.Result many = CommandRun.of("dfsr", "guid2name", "--from", folder.toString())
                .stdin("uid:{" + DB1 + "}-v5 gvsn:{" + DB2 + "}-v1 and {" + DB1 + "}\n")
                .run();
        assertThat(many.out().strip().split("\n")).hasSize(2);
        assertThat(many.out()).contains("SRV01 C:").contains("SRV02 D:");
    }

    @Test
    void whatDiffersIsToldAndWhatCannotBeToldIsSaid() throws Exception {
        write("SRV01.csv", records(5), StandardCharsets.UTF_8, "");
        write(
                "SRV02.csv",
                records(4)
                        .replace("SRV01.corp", "SRV02.corp")
                        .replace("{" + DB1 + "}-v11\",\"{", "{" + DB2 + "}-v11\",\"{"),
                StandardCharsets.UTF_8,
                "");
        CommandRun.Result verify = run("verify");
        assertThat(verify.out())
                .contains("Report, \"no\" 11.docx  differs, SRV01 and SRV02")
                .contains("Report, \"no\" 14.docx  on SRV01, missing on SRV02");
        assertThat(verify.status()).isEqualTo(1);
        write(
                "hashes.csv",
                "\"Path\",\"FileHash\",\"PSComputerName\"\n\"C:\\RF01\\a\",\"AA-BB\",\"SRV01\"\n\"C:\\RF01\\a\",\"AA-CC\",\"SRV02\"\n");
        assertThat(run("verify").out()).contains("the hashes of the two files differ");
        Files.delete(folder.resolve("SRV01.csv"));
        Files.delete(folder.resolve("hashes.csv"));
        CommandRun.Result none = run("verify");
        assertThat(none.status()).isEqualTo(69);
        assertThat(none.err()).contains("Get-DfsrFileHash").doesNotContain("Exception");
    }

    @Test
    void stagingAndPreservedFilesAreJudgedByListings() throws Exception {
        folders();
        CommandRun.Result before = run("staging", "plan");
        assertThat(before.status()).isEqualTo(3);
        assertThat(before.err()).contains("Get-ChildItem");
        write("SRV02-files.csv", "\"FullName\",\"Length\"\n\"D:\\shares\\RF01\\big.iso\",\"5000000\"\n");
        CommandRun.Result staging = run("staging", "plan");
        assertThat(staging.out())
                .contains("on SRV02  quota 1048576, used ?, the 1 largest files have 5000000 bytes: too small");
        assertThat(staging.status()).isEqualTo(1);
        write("SRV02-preserved.txt", """
                Path            : \\\\.\\D:\\shares\\rf01\\Sales.pptx
                Uid             : {9F159608-2199-4D8B-B9F5-51D83A778089}-v22
                Gvsn            : {9F159608-2199-4D8B-B9F5-51D83A778089}-v27
                PreservedName   : Sales-{9F159608-2199-4D8B-B9F5-51D83A778089}-v27.pptx
                PreservedTime   : 4/5/2013 4:03:57 PM
                PreservedReason : ConflictAndDelete
                FileSize        : 7435676
                """);
        assertThat(run("preserved").out()).contains("SRV02  ConflictAndDeleted").contains("Sales.pptx");
        assertThat(run("preserved", "verify").status()).isEqualTo(3);
        write(
                "SRV02-kept.csv",
                "\"FullName\",\"Length\"\n\"D:\\shares\\rf01\\DfsrPrivate\\ConflictAndDeleted\\other\",\"5\"\n");
        CommandRun.Result verify = run("preserved", "verify");
        assertThat(verify.out()).contains("missing");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(run("preserved", "restore", "x").status()).isEqualTo(2);
    }

    @Test
    void aTableWithWrappedColumnsIsReadWhole() throws Exception {
        write("SRV02-state.txt", """
                FileName          UpdateState Inbound SourceComputerName
                --------          ----------- ------- ------------------
                ntfrs - Copy.exe    Scheduled    True SRV01
                NlsLexicons000a-C Downloading    True SRV01
                opy.dll
                last.txt            Scheduled   False SRV03
                """);
        assertThat(run("replicationstate", "--member", "SRV02").out())
                .contains("SRV01 to SRV02  Scheduled  ntfrs - Copy.exe")
                .contains("SRV01 to SRV02  Downloading  NlsLexicons000a-Copy.dll")
                .contains("SRV02 to SRV03  Scheduled  last.txt");
    }

    @Test
    void whatIsUnknownIsNamedAndNeverAStackTrace() throws Exception {
        write("notes.md", "nothing of use\n");
        write("broken.json", "[{\"Uid\": \"x\", ");
        write("binary.csv", "a,b\n\0\0\0,\"unended");
        CommandRun.Result none = run("backlog");
        assertThat(none.status()).isEqualTo(74);
        assertThat(none.err()).contains("notes.md").contains("export").doesNotContain("\tat ");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(records(3).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("SRV01.csv.gz"), packed.toByteArray());
        CommandRun.Result some = run("idrecord", "{" + DB1 + "}-v11");
        assertThat(some.status()).isZero();
        assertThat(some.err()).contains("'" + folder.resolve("notes.md") + "' is not a known export");
        assertThat(run("backlog", "--watch").status()).isEqualTo(2);
        assertThat(run("backlog", "--lab", "x").status()).isEqualTo(2);
        assertThat(CommandRun.of(
                                "dfsr",
                                "backlog",
                                "--from",
                                folder.resolve("missing").toString())
                        .run()
                        .status())
                .isEqualTo(74);
    }
}
