package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        JsonObject data = JsonParser.parseString(
                        vtool("dfsr", "folders", "-o", "json").out())
                .getAsJsonObject()
                .getAsJsonObject("data");
        for (JsonElement item : data.getAsJsonArray("folders")) {
            JsonObject one = item.getAsJsonObject();
            assertThat(one.get("state").getAsString()).isEqualTo("Normal");
            if (one.get("member").getAsString().equals(member)) {
                return Path.of(one.get("directory").getAsString());
            }
        }
        throw new AssertionError(member);
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

    @Test
    void membersInSyncAndMistakesAreTold() {
        directory("SRV01");
        assertThat(vtool("dfsrdiag", "backlog", "/rgname:rgroup", "/rfname:data", "/smem:SRV01", "/rmem:SRV02")
                        .out())
                .isEqualTo("\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\n\nOperation Succeeded\n\n");
        CommandRun.Result group =
                vtool("dfsrdiag", "backlog", "/rgname:x", "/rfname:data", "/smem:SRV01", "/rmem:SRV02");
        assertThat(group.status()).isEqualTo(1);
        assertThat(group.out()).contains("[ERROR] Invalid replication group name <x>", "Operation Failed");
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
