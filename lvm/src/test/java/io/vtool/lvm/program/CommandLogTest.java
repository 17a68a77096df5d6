package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command says becomes a report of its own when that is asked for; the texts were compared with lvm2 2.03.16. */
class CommandLogTest {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("lvs"),
            List.of("pvs", "-o", "pv_name"),
            List.of("vgs", "--reportformat", "json"),
            List.of("vgs", "nosuch"),
            List.of("lvs", "vg/nosuch", "--logonly"),
            List.of("vgs", "--unbuffered"),
            List.of("vgs", "--rows", "--configreport", "log", "-o", "log_type,log_message"),
            List.of("vgs", "--configreport", "log", "-S", "log_object_type=vg", "-O", "-log_seq_num", "-o", "seq_num"),
            List.of("lvs", "--configreport", "log", "-o", "help"),
            List.of("vgck"),
            List.of("pvdisplay", "-s"),
            List.of("lvscan", "--reportformat", "json"),
            List.of(
                    "fullreport",
                    "-o",
                    "vg_name",
                    "--configreport",
                    "pv",
                    "-o",
                    "pv_name",
                    "--configreport",
                    "lv",
                    "-o",
                    "lv_name",
                    "--configreport",
                    "seg",
                    "-o",
                    "segtype",
                    "--configreport",
                    "pvseg",
                    "-o",
                    "pvseg_start",
                    "--configreport",
                    "log",
                    "-o",
                    "log_seq_num,log_type,log_object_type,log_object_name,log_message",
                    "-S",
                    "log_seq_num>0"));

    @Test
    void saysWhatLvm2Says() throws Exception {
        String said = run("log{report_command_log=1 command_log_selection=\"all\"}") + run("");
        String file = "command-log.txt";
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(Path.of("src/test/resources/io/vtool/lvm/program", file), said);
            return;
        }
        try (InputStream in = CommandLogTest.class.getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            assertThat(said).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String run(String settings) throws Exception {
        OwnLvm lvm = new OwnLvm(KernelState.NO_DRIVER);
        char letter = 'a';
        for (MemoryTarget device : Scenes.all().get("missing").call()) {
            lvm.device(device.source("/dev/sd" + letter++));
        }
        StringBuilder said = new StringBuilder();
        for (List<String> command : COMMANDS) {
            String[] words = command.toArray(new String[command.size() + (settings.isEmpty() ? 0 : 2)]);
            if (!settings.isEmpty()) {
                words[command.size()] = "--config";
                words[command.size() + 1] = settings;
            }
            OwnLvm.Answer answer = lvm.run(words);
            said.append("$ ").append(String.join(" ", words)).append('\n');
            said.append(answer.out()).append("---- stderr\n").append(answer.err());
            said.append("---- status ").append(answer.status()).append("\n\n");
        }
        return said.toString();
    }
}
