package io.vtool.cli;

import io.vtool.cli.check.CheckGroup;
import io.vtool.cli.dfsr.DfsrGroup;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.cli.help.CompletionCommand;
import io.vtool.cli.help.HelpCommand;
import io.vtool.cli.iscsi.IscsiGroup;
import io.vtool.cli.lab.LabGroup;
import io.vtool.cli.lvm.LvmGroup;
import io.vtool.cli.lvm.LvmHosts;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.multipath.MultipathGroup;
import io.vtool.cli.sense.SenseGroup;
import io.vtool.cli.shell.ShellCommand;
import io.vtool.cli.tour.DemoCommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All groups and commands: a new one is a word in a list and a line in the switch below it. */
final class Groups implements Catalogue {
    @Override
    public List<String> groups() {
        return List.of("sense", "iscsi", "multipath", "lvm", "dfsr", "lab", "check");
    }

    @Override
    public @Nullable Group group(String noun) {
        return switch (noun) {
            case "check" -> new CheckGroup();
            case "dfsr" -> new DfsrGroup();
            case "iscsi" -> new IscsiGroup();
            case "lab" -> new LabGroup(new LvmHosts());
            case "lvm" -> new LvmGroup();
            case "multipath" -> new MultipathGroup();
            case "sense" -> new SenseGroup();
            default -> null;
        };
    }

    @Override
    public List<String> commands() {
        return List.of("completion", "demo", "help", "shell");
    }

    @Override
    public List<String> tools() {
        return Tools.names();
    }

    @Override
    public ToolWords toolWords(String name) {
        Tool tool = Tools.tool(name);
        return tool == null ? new ToolWords(List.of(), Map.of()) : tool.words(name);
    }

    @Override
    public @Nullable Command command(String word) {
        return switch (word) {
            case "completion" -> new CompletionCommand(this);
            case "demo" -> new DemoCommand(Main::run);
            case "help" -> new HelpCommand(this);
            case "shell" -> new ShellCommand(this, Main::run);
            default -> null;
        };
    }
}
