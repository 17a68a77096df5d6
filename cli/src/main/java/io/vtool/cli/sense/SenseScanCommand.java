package io.vtool.cli.sense;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.scsi.scan.LogOrder;
import io.vtool.scsi.scan.LogScan;
import io.vtool.scsi.scan.ScanOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool sense scan}: counts the events of whole logs. */
final class SenseScanCommand implements Command {
    @Override
    public CommandModel model() {
        return CommandModel.of("sense", "scan", "Count the SCSI and NVMe events of whole logs")
                .paragraph(
                        "Reads logs of any size in one pass and bounded memory, and counts the lines that carry a status by "
                                + "code, device, path, command and hour. Logs may be compressed with gzip, xz or zstd, whatever their "
                                + "names. Logs of a rotated set are read oldest first, whatever their order.")
                .paragraph(
                        "Hosts throttle what they log: `repeated N times` stands for N events without a line of their own. "
                                + "Their sum is shown apart. The data of Windows events counts where it stands on one line, in rows "
                                + "of bytes or in rows of words; that of AIX below SENSE DATA. A request that failed in the adapter "
                                + "and has no status of the device counts by what the adapter says.")
                .paragraph(
                        "What `vtool sense decode` explains is counted, with two exceptions. A line of nothing but numbers is "
                                + "not counted, because whole logs hold tables and dumps. Nor is a line that has only a command, or only "
                                + "words of the kernel about an event whose status stands on a line of its own: it would count that event "
                                + "twice.")
                .paragraph(
                        "Times are UTC where the log names a zone, else as the log prints them. Times without a year are taken "
                                + "to lie in the twelve months before the file's last change. With `--since` or `--until`, lines without a "
                                + "time of day are left out.")
                .operand(Operand.some("FILE", "Logs, or - for standard input"))
                .option(
                        Option.value(
                                "--since",
                                "TIME",
                                "Count no line before TIME: 2024-03-01, 2024-03-01T04:12:00Z, 'Mar 1 04:12:00', or 2h ago as 2h"))
                .option(Option.value("--until", "TIME", "Count no line after TIME"))
                .option(Option.value(
                                "--device",
                                "TEXT",
                                "Count only devices and paths whose name contains TEXT, or is TEXT if that has * or ?")
                        .repeated())
                .option(Option.value(
                                "--code",
                                "CODE",
                                "Count only CODE, such as 0x6/0x29/0x0, 5/24, H:0x8, 'H:0x0 D:0x2', nvme:0x281, srb:0x4, "
                                        + "aix:0x3, lpfc:0x3, solaris:0x4, cam:0xb or event:153; several with commas between them")
                        .repeated())
                .option(Option.choice(
                        "--benign",
                        "HOW",
                        List.of("show", "hide"),
                        "Count events that need no attention, or leave them out"))
                .option(Option.value(
                        "--top", "N", "Show the N highest counts of each kind; text shows 10, other formats all"))
                .option(Option.flag(
                        "-f --follow",
                        "Keep reading as the logs grow and print new lines with a status; end with Ctrl-C"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV, OutputFormat.PROM)
                .example("vtool sense scan /var/log/vmkernel.log", "what happened on this host")
                .example("vtool sense scan vmkernel.*.gz vmkernel.log --top 5", "a rotated set")
                .example(
                        "vtool sense scan messages --since 2h --benign hide",
                        "the last two hours, without routine probes")
                .example(
                        "ssh esx1 cat /var/log/vmkernel.log | vtool sense scan - --code H:0x8",
                        "one code of another host")
                .status(ExitStatus.FOUND, "no line carries a status that was asked for")
                .status(
                        ExitStatus.PARTIAL,
                        "some logs could not be read, or not to their end; the counts are of the rest")
                .seeAlso("vtool sense decode", "vtool sense lookup")
                .end();
    }

    @Override
    public int run(Invocation in) throws IOException {
        ScanOptions options = SenseScanOptions.of(in);
        int top = SenseScanOptions.top(in);
        List<String> files = LogOrder.oldestFirst(in.operands());
        if (in.flag("follow")) {
            if (files.contains("-")) {
                throw new UsageError("--follow needs files, standard input is followed anyway");
            }
            return new SenseScanFollow(in, options).run(files);
        }
        LogScan scan = new LogScan(options, new SenseScanReader());
        List<Trouble> troubles = new ArrayList<>();
        CommandFailure first = null;
        for (String file : files) {
            try {
                read(in, scan, file);
            } catch (IOException e) {
                CommandFailure failure = failure(file, e);
                first = first == null ? failure : first;
                troubles.add(failure.trouble());
            }
        }
        SenseScanReport report = new SenseScanReport(scan.result(), top);
        if (first != null && troubles.size() == files.size() && report.result().lines() == 0) {
            throw first;
        }
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        in.report(report.report(troubles));
        if (!troubles.isEmpty()) {
            return ExitStatus.PARTIAL;
        }
        return report.result().senseLines() + report.result().repeated() == 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private static void read(Invocation in, LogScan scan, String file) throws IOException {
        SenseScanProgress progress = SenseScanProgress.of(in, file);
        try {
            if (file.equals("-")) {
                scan.stream(in.in(), in.environment().time().now().getEpochSecond(), progress);
            } else {
                scan.file(in.environment().resolve(file), progress);
            }
        } finally {
            progress.end();
        }
    }

    /** What failed, in words: a damaged archive's exceptions say little by themselves. */
    static CommandFailure failure(String file, IOException cause) {
        if (cause instanceof java.nio.file.FileSystemException) {
            return CommandFailure.unreadable(file, cause);
        }
        String name = file.equals("-") ? "standard input" : "'" + file + "'";
        String reason = cause.getMessage();
        boolean cut = cause instanceof java.io.EOFException;
        Trouble trouble = new Trouble(
                cut ? "log_truncated" : "log_damaged",
                "cannot read " + name + " to its end: "
                        + (cut ? "its compressed data is cut off" : String.valueOf(reason)),
                file,
                "what was read before is counted");
        return new CommandFailure(FailureKind.IO, trouble, cause);
    }
}
