package io.vtool.cli.lab;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.lvm.program.ChangingCommands;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool lab env}. */
final class LabEnvCommand implements Command {
    private static final List<String> TOOLS = List.of(
            "iscsiadm",
            "multipath",
            "multipathd",
            "mpathpersist",
            "pvs",
            "vgs",
            "lvs",
            "pvscan",
            "vgscan",
            "lvscan",
            "pvdisplay",
            "vgdisplay",
            "lvdisplay",
            "pvck",
            "vgck",
            "fullreport",
            "lvmdiskscan",
            "vgcfgbackup",
            "lvm",
            "dfsrdiag",
            "wmic",
            "sg_decode_sense");

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "env", "Print what a shell needs so that scripts run against the lab")
                .paragraph(
                        "The lines put a folder first on `PATH` that has links named iscsiadm, multipath, multipathd, pvs, vgs, lvs, "
                                + "dfsrdiag and so on, and name the lab and the host. A script that calls these tools then runs unchanged.")
                .paragraph(
                        "A script that looks for multipathd in the process list finds it after `multipathd -d &`. One that calls "
                                + "`/sbin/multipath` by its full name needs a link there.")
                .paragraph(
                        "lvcreate, vgremove and the other commands that change volume groups are there, too, and refuse: a script must "
                                + "not get to the machine's own groups where it means those of the lab.")
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .example("eval \"$(vtool lab env)\"", "this shell uses the lab")
                .example("eval \"$(vtool lab env --host xen2)\"; multipath -ll", "as another host")
                .seeAlso("vtool lab host", "iscsiadm(1)")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Path lab =
                in.environment().resolve(Labs.directory(in).path().toString()).toAbsolutePath();
        String host = in.value("host");
        Path launcher = launcher();
        if (launcher == null) {
            throw new CommandFailure(
                    FailureKind.UNAVAILABLE,
                    new Trouble(
                            "no_launcher",
                            "the program's launcher is not beside its jars",
                            "vtool",
                            "make links of the tools' names to vtool by hand, and put them first on PATH"),
                    null);
        }
        try (OpenLab open = Labs.open(in)) {
            if (host != null) {
                Labs.host(in, open);
            }
            Path folder = lab.resolve("bin");
            links(folder, launcher);
            in.out().line("PATH=" + quoted(folder.toString()) + ":$PATH; export PATH");
            in.out().line("VTOOL_LAB=" + quoted(lab.toString()) + "; export VTOOL_LAB");
            if (host != null) {
                in.out().line("VTOOL_HOST=" + quoted(host) + "; export VTOOL_HOST");
            }
            return ExitStatus.WELL;
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    private static void links(Path folder, Path launcher) throws IOException {
        Files.createDirectories(folder);
        List<String> tools = new ArrayList<>(TOOLS);
        tools.addAll(ChangingCommands.NAMES);
        for (String tool : tools) {
            Path link = folder.resolve(tool);
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(launcher)) {
                continue;
            }
            Path draft = folder.resolve("." + tool + ".new");
            Files.deleteIfExists(draft);
            try {
                Files.createSymbolicLink(draft, launcher);
                Files.move(draft, link, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                // another command is at it
            }
        }
    }

    /** The launcher of this program: above its jars in a source checkout or archive, or in bin where it is installed. */
    private static @Nullable Path launcher() {
        Path lib;
        try {
            lib = Path.of(LabEnvCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath()
                    .getParent();
        } catch (URISyntaxException e) {
            return null;
        }
        for (String way : List.of("../../../../vtool", "../vtool", "../../bin/vtool")) {
            Path candidate = lib == null ? null : lib.resolve(way).normalize();
            if (candidate != null
                    && Files.isRegularFile(candidate, LinkOption.NOFOLLOW_LINKS)
                    && Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
