package io.vtool.cli.check;

import io.vtool.cli.failure.Trouble;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.cli.model.Unanswered;
import io.vtool.cli.render.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Health checks. A new one is a verb in the list and a line in the switch, and a line in {@link CheckAllCommand}. */
public final class CheckGroup implements Group {
    @Override
    public GroupModel model() {
        return new GroupModel(
                "check",
                "Check health for a monitoring system",
                List.of(
                        "Each check prints one line and ends with the status that monitoring systems expect: 0 ok, 1 warning, 2 "
                                + "critical, 3 unknown. Numbers for graphs (performance data) follow a vertical bar. `-o prom` prints "
                                + "metrics for Prometheus instead, and `--prom-file` writes them to a file for node_exporter's textfile "
                                + "collector.",
                        "Ranges of `-w` and `-c` are those of the Monitoring Plugins guidelines: `10` alerts below 0 and above "
                                + "10, `10:` below 10, `~:10` above 10, `10:20` outside 10 to 20, `@10:20` inside 10 to 20. A shell wants "
                                + "quotes around those with a tilde.",
                        "`-v` names all findings in the one line, and what is well where there are none; with `-vv` a line for each follows it, "
                                + "with `-vvv` also how they were found: limits, sources and the time it took.",
                        "Where there is nothing to check, such as no map, a check is unknown; `--empty ok` takes it for well."),
                List.of("multipath", "iscsi", "lvm", "dfsr", "sense", "all"));
    }

    /** A monitoring system would take the usual status of wrong use for a critical state. */
    @Override
    public int onFailure(Unanswered failed) {
        String message = failed.message();
        String areas = (message.endsWith("?") ? " The" : "; the") + " checks are " + String.join(", ", model().verbs());
        return CheckReport.unknown(
                "check",
                new Unanswered(
                        new Trouble(failed.trouble().code(), message + areas, null, null),
                        failed.format(),
                        failed.environment(),
                        failed.out(),
                        failed.err()));
    }

    @Override
    public int onLostAnswer() {
        return Verdict.State.UNKNOWN.status();
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "multipath" -> new CheckCommand(new MultipathCheck());
            case "iscsi" -> new CheckCommand(new IscsiCheck());
            case "lvm" -> new CheckCommand(new LvmCheck());
            case "dfsr" -> new CheckCommand(new DfsrCheck(Verdict.State.UNKNOWN));
            case "sense" -> new CheckCommand(new SenseCheck());
            case "all" -> new CheckAllCommand();
            default -> null;
        };
    }
}
