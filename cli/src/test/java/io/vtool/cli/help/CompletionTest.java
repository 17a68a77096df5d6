package io.vtool.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownShellGetsASuggestion() {
        CommandRun.Result result = CommandRun.of("completion", "bahs").run();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean 'bash'?");
    }

    @ParameterizedTest
    @CsvSource({"bash, -n", "zsh, -n", "fish, -n"})
    @Tag("interop")
    void theShellAcceptsItsScript(String shell, String check) throws Exception {
        assertThat(said(shell, check, script(shell))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vtool comp | completion",
                "vtool help sens | sense",
                "vtool help sense dec | decode",
                "vtool sg_decode_sense --bin | --binary",
                "vtool completion z | zsh",
                "vtool completion --col | --color",
                "vtool completion --color n | never",
                "vtool completion --color = al | always",
                "vtool lab init --scenario thin | thin-pool-full",
                "vtool lab fault add portal-re | portal-refuse portal-reset",
                "vtool sense list opc | opcodes",
                "vtool lvs --unb | --unbuffered",
                "vtool lvm vgs --reportformat json_ | json_std",
                "vtool lvm pvsc | pvscan",
                "vtool lvm hea | health",
                "vtool lvm health --im | --image",
                "vtool multipath -ll | -ll",
                "vtool multipath ll --ho | --host",
                "vtool multipathd show topo | topology",
                "vtool iscsiadm -m sess | session",
                "vtool dfsrdiag backl | backlog",
                "vtool wmic path DfsrIdRecord | DfsrIdRecordInfo"
            })
    @Tag("interop")
    void bashCompletesTheLastWord(String line, String completed) throws Exception {
        String program = "source " + script("bash") + "; COMP_WORDS=(" + line + "); "
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _vtool; echo \"${COMPREPLY[*]}\"";
        assertThat(said("bash", "-c", program).strip()).isEqualTo(completed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vtool comp | completion",
                "vtool help sens | sense",
                "vtool help sense dec | decode",
                "vtool sg_decode_sense --bin | --binary",
                "vtool completion z | zsh",
                "vtool completion --color n | never",
                "vtool lab init --scenario thin | thin-pool-full",
                "vtool lab fault add portal-ref | portal-refuse",
                "vtool lvs --unb | --unbuffered",
                "vtool lvm vgs --reportformat json_ | json_std",
                "vtool lvm hea | health",
                "vtool multipath ll --ho | --host",
                "vtool multipathd show topo | topology",
                "vtool iscsiadm -m sess | session",
                "vtool dfsrdiag backl | backlog"
            })
    @Tag("interop")
    void fishCompletesTheLastWord(String line, String completed) throws Exception {
        String said = said("fish", "-N", "-c", "source " + script("fish") + "; complete -C '" + line + "'");
        assertThat(said.strip().split("\t")[0]).isEqualTo(completed);
    }

    private String script(String shell) throws Exception {
        Path file = folder.resolve("vtool." + shell);
        Files.writeString(file, CommandRun.of("completion", shell).run().out());
        return file.toString();
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text;
    }
}
