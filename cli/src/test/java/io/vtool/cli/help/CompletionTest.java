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

    @Test
    void namesOfTheLabAreToldByKind() {
        CommandRun lab = CommandRun.of("completion", "--names", "host", "--names", "portal")
                .variable("VTOOL_LAB", folder.resolve("lab").toString());
        CommandRun.Result none = lab.run();
        assertThat(none.status()).isZero();
        assertThat(none.out() + none.err()).isEmpty();
        assertThat(folder.resolve("lab")).as("Tab makes no lab").doesNotExist();
        CommandRun.of("multipath", "ll", "--lab", folder.resolve("lab").toString())
                .run();
        assertThat(lab.run().out()).startsWith("xen1\nxen2\nesx1\n127.0.10.1:3260\n");
        assertThat(CommandRun.of(
                                "completion",
                                "--names",
                                "map",
                                "--lab",
                                folder.resolve("lab").toString(),
                                "--host",
                                "xen1")
                        .run()
                        .out())
                .isEqualTo("mpatha\nmpathb\nmpathc\nmpathd\nmpathe\n");
        assertThat(CommandRun.of("completion").run().err()).contains("SHELL is missing");
        assertThat(CommandRun.of("completion", "--names", "disk").run().status())
                .isEqualTo(2);
    }

    /** A stand-in for vtool prints what it is asked, so that the script alone is tried. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipath ll --host | \"\" | --names,host",
                "multipath ll --lab /x --host xen1 | \"\" | --lab,/x,--host,xen1,--names,map",
                "iscsi ping 127.0.10.1 : | 127.0.10.1: | --names,portal,--names,target",
                "lab fault add portal-refuse | \"\" | --names,all",
                "dfsr events --member | \"\" | --names,member"
            })
    @Tag("interop")
    void bashAsksForTheNamesOfTheLab(String words, String typed, String asked) throws Exception {
        Path stand = folder.resolve("vtool");
        Files.writeString(stand, "#!/bin/sh\nshift\nprintf '%s' \"$*\" | tr ' ' , >" + folder.resolve("asked") + "\n");
        assertThat(stand.toFile().setExecutable(true)).isTrue();
        String line = typed.equals("\"\"") ? "" : typed;
        String program = "source " + script("bash") + "; COMP_LINE='vtool " + words.replace(" :", ":")
                + (line.isEmpty() ? " " : "")
                + "'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(" + stand + " " + words + " ''); "
                + "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _vtool";
        said("bash", "-c", program);
        assertThat(folder.resolve("asked")).hasContent(asked);
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
