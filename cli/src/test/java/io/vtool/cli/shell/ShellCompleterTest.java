package io.vtool.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.AllCommands;
import io.vtool.cli.CommandRun;
import io.vtool.cli.env.Environment;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellCompleterTest {
    @TempDir
    Path folder;

    private final AtomicInteger looks = new AtomicInteger();
    private LiveNames names = new LiveNames(() -> {
        throw new IllegalStateException();
    });

    @BeforeEach
    void namesAreFoundOut() {
        names = new LiveNames(() -> {
            looks.incrementAndGet();
            return environment();
        });
    }

    private Environment environment() {
        return CommandRun.of("shell")
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .environment(new ByteArrayOutputStream());
    }

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .run();
    }

    /** What Tab offers behind a line, begun words that do not fit left out. */
    private List<String> tab(String line) {
        var parsed =
                (CompletingParsedLine) new ShellParser(text -> false).parse(line, line.length(), ParseContext.COMPLETE);
        return new ShellCompleter(AllCommands.catalogue(), names)
                .words(parsed.words().subList(0, parsed.wordIndex()), parsed.word()).stream()
                        .filter(word -> word.startsWith(parsed.word()))
                        .distinct()
                        .toList();
    }

    @Test
    void wordsOfTables() {
        assertThat(tab("lab init --scenario thin")).containsExactly("thin-pool-full");
        assertThat(tab("lab fault add portal-re")).containsExactly("portal-refuse", "portal-reset");
        assertThat(tab("sense list opc")).containsExactly("opcodes");
    }

    @Test
    void namesOfTheLab() throws InterruptedException {
        vtool("multipath", "ll");
        names.refresh().join();
        assertThat(tab("use host ")).containsExactly("xen1", "xen2", "esx1");
        assertThat(tab("iscsi ping 127.0.1")).containsExactly("127.0.10.1:3260", "127.0.10.2:3260");
        assertThat(tab("multipath why mp")).contains("mpatha", "mpathe");
        assertThat(tab("vgs vg_d")).containsExactly("vg_data");
        assertThat(tab("dfsr backlog --sendingmember ")).containsExactly("SRV01", "SRV02");
        assertThat(tab("dfsrdiag backlog /rgname:rgroup /smem:")).containsExactly("/smem:SRV01", "/smem:SRV02");
        assertThat(tab("dfsr backlog /RGNAME:")).containsExactly("/RGNAME:rgroup");
    }

    /** However large the lab is, a key is answered from what is known: the lab is looked at once a line, and aside. */
    @Test
    void aKeyCostsNoLookAtTheLab() throws InterruptedException {
        vtool("multipath", "ll");
        names.refresh().join();
        assertThat(looks).hasValue(1);
        for (String line :
                List.of("use host ", "iscsi ping ", "multipath why ", "vgs ", "lvm health ", "watch dfsr ")) {
            assertThat(tab(line)).isNotEmpty();
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void completionMakesNoLab() throws InterruptedException {
        names.refresh().join();
        assertThat(tab("use host ")).isEmpty();
        assertThat(Files.exists(folder.resolve("lab"))).isFalse();
    }

    @Test
    void wordsOfCommandsAndTools() {
        assertThat(tab("mult")).containsExactly("multipath", "multipathd");
        assertThat(tab("multipath ")).contains("ll", "list", "why");
        assertThat(tab("multipath ll --fr")).containsExactly("--from");
        assertThat(tab("multipath ll -o j")).contains("json");
        assertThat(tab("sense lookup x; lvm hea")).containsExactly("health");
        assertThat(tab("watch multipath l")).contains("ll", "list");
        assertThat(tab("iscsiadm --mo")).containsExactly("--mode");
        assertThat(tab("use ")).containsExactly("host", "lab");
    }

    @Test
    void wordsOfTheRealTools() {
        assertThat(tab("lvs --unb")).containsExactly("--unbuffered");
        assertThat(tab("lvm lvs --reportf")).containsExactly("--reportformat");
        assertThat(tab("lvs --reportformat ")).containsExactly("basic", "json", "json_std");
        assertThat(tab("vgs -o vg_f")).contains("vg_free", "vg_fmt");
        assertThat(tab("lvm pvsc")).containsExactly("pvscan");
        assertThat(tab("multipath -l")).containsExactly("-l", "-ll");
        assertThat(tab("multipathd show top")).containsExactly("topology");
        assertThat(tab("iscsiadm -m no")).containsExactly("node");
        assertThat(tab("dfsrdiag backlog /rg")).containsExactly("/rgname:");
        assertThat(tab("wmic path DfsrReplicatedFolderC")).containsExactly("DfsrReplicatedFolderConfig");
    }

    @Test
    void namesWithBlanksAreQuoted() {
        var line = (CompletingParsedLine) new ShellParser(text -> false).parse("use lab ", 8, ParseContext.COMPLETE);
        assertThat(line.escape("/srv/my lab", true)).hasToString("'/srv/my lab'");
        assertThat(line.escape("it's", true)).hasToString("'it'\\''s'");
        assertThat(line.escape("127.0.10.1:3260", true)).hasToString("127.0.10.1:3260");
    }
}
