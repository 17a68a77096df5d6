package io.vtool.cli.multipath;

import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.multipath.capture.Capture;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.show.LiveTopology;
import io.vtool.multipath.topology.MultipathMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code vtool multipath ll}. */
final class MultipathLlCommand implements Command {
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final long LONGEST = 86_400;

    @Override
    public CommandModel model() {
        return CommandModel.of("multipath", "ll", "Show the multipath maps of a host, or of a captured listing")
                .paragraph(
                        "Shows what `multipath -ll` of release 0.9.4 would print on the lab's host: each map with its groups of "
                                + "paths, what device-mapper thinks of each path, and what its checker says now.")
                .paragraph(
                        "With --from it reads what `multipath -l`, `multipath -ll`, `multipathd show topology` or `show maps json` printed on a "
                                + "host. It understands releases from 0.4.5 on, with their brackets, the maps of native NVMe, and "
                                + "listings among log lines and prompts, with prefixes before every line, or damaged by copying: lost "
                                + "indentation, wrapped and joined lines, quotes, colours, web pages, mail. A file may be packed with gzip, xz or zstd, "
                                + "or be in UTF-16.")
                .paragraph(
                        "What a listing does not say is shown as `undef` in text, a vendor or product as `##`, and as null in "
                                + "JSON. Path rows without a header, as `grep` leaves them, make a map without a name.")
                .paragraph("Without MAP it shows all maps.")
                .operand(Operand.any("MAP", "Only these: maps by name, WWID or dm-N, or by a disk such as sdb or 8:16"))
                .option(Option.flag("--wide", "Add to each path its portal, target, port group and access state"))
                .option(Option.value(
                        "--watch", "SECONDS", "Look again every SECONDS seconds until interrupted, or --count times"))
                .option(Option.value("--count", "N", "With --watch: end after N looks"))
                .option(CommonOptions.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool multipath ll", "the maps of the lab's default host")
                .example("vtool multipath ll mpatha", "one map")
                .example("vtool multipath ll --host xen2 -o json", "another host's maps as data")
                .example("vtool multipath ll --wide", "which portal and controller each path goes to")
                .example("vtool multipath ll --watch 2", "watch paths fail and come back")
                .example("vtool multipath ll --from multipath_-ll.txt", "a listing from a support bundle")
                .example(
                        "ssh db1 multipath -ll | vtool multipath ll --from - -o json",
                        "another host's maps for a script")
                .example("vtool multipath ll --from old.txt -o tsv", "a table with a row for each path")
                .status(ExitStatus.FOUND, "there is no map, or one that was asked for is missing")
                .status(ExitStatus.PARTIAL, "the listing is too long; the answer covers only its first part")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String file = in.value("from");
        return file == null ? live(in) : captured(in, file);
    }

    private static int live(Invocation in) {
        long count = number(in.value("count"), "count", Long.MAX_VALUE);
        long seconds = number(in.value("watch"), "watch", 0);
        if (in.value("watch") == null) {
            if (in.value("count") != null) {
                throw new UsageError("option '--count' goes with '--watch'");
            }
            return look(in);
        }
        CountDownLatch end = in.environment().signals().hold();
        int status = ExitStatus.WELL;
        boolean terminal = in.environment().hasScreen();
        for (long n = 0; n < count && end.getCount() > 0; n++) {
            if (terminal) {
                in.out().print(CLEAR);
            }
            status = look(in);
            in.out().flush();
            try {
                if (n + 1 < count && end.await(seconds, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return status;
    }

    private static long number(@Nullable String text, String option, long fallback) {
        if (text == null) {
            return fallback;
        }
        long number = 0;
        for (int i = 0; i < text.length() && number >= 0; i++) {
            int digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 || number > LONGEST ? -1 : number * 10 + digit;
        }
        if (number > 0 && number <= LONGEST) {
            return number;
        }
        throw new UsageError("option '--" + option + "': '" + text + "' is not a number from 1 to " + LONGEST);
    }

    private static int look(Invocation in) {
        List<MultipathMap> maps = new ArrayList<>();
        Map<String, String> suffixes = Map.of();
        Map<String, Row> details = Map.of();
        boolean daemon;
        try (MultipathHost host = LiveMaps.open(in)) {
            LiveMaps found = LiveMaps.look(in, host, false);
            daemon = found.daemon();
            for (LiveMap map : found.inventory().maps) {
                maps.add(LiveTopology.of(map));
            }
            if (in.flag("wide")) {
                PathDetails wide = new PathDetails(found.access());
                suffixes = wide.suffixes(found.inventory());
                details = wide.byNumber(found.inventory());
            }
        }
        MapFilter filter = new MapFilter(in.operands());
        List<Trouble> missing = filter.missing(maps);
        for (Trouble trouble : missing) {
            in.warn(trouble);
        }
        report(in, filter.of(maps), details, suffixes, missing);
        if (!daemon && !maps.isEmpty()) {
            in.note("multipathd does not run on this host: failed paths stay failed");
        }
        if (maps.isEmpty()) {
            in.note("the host has no multipath map; 'vtool multipath why' tells what keeps its disks out");
            return ExitStatus.FOUND;
        }
        return missing.isEmpty() ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private static void report(
            Invocation in,
            List<MultipathMap> maps,
            Map<String, Row> details,
            Map<String, String> suffixes,
            List<Trouble> troubles) {
        List<Row> rows = MapRows.maps(maps, details);
        Report report = Report.of(MapRows.data(rows), new MapView(maps, suffixes));
        in.report(report.withTable(in.format() == OutputFormat.TSV ? MapRows.paths(maps) : rows)
                .withErrors(troubles));
    }

    private static int captured(Invocation in, String file) {
        Capture capture = CapturedMaps.read(in, file);
        List<MultipathMap> maps = capture.maps();
        MapFilter filter = new MapFilter(in.operands());
        List<Trouble> troubles = filter.missing(maps);
        boolean missing = !troubles.isEmpty();
        if (capture.truncated()) {
            troubles.add(new Trouble(
                    "capture_too_long", "the listing is longer than is read", file, "split it and read the parts"));
        }
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        report(in, filter.of(maps), Map.of(), Map.of(), troubles);
        if (maps.isEmpty()) {
            in.note("no multipath map in " + (file.equals("-") ? "standard input" : "'" + file + "'")
                    + "; 'vtool help multipath ll' shows what is understood");
            return ExitStatus.FOUND;
        }
        if (capture.truncated()) {
            return ExitStatus.PARTIAL;
        }
        return missing ? ExitStatus.FOUND : ExitStatus.WELL;
    }
}
