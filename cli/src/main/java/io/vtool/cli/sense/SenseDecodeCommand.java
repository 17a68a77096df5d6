package io.vtool.cli.sense;

import io.vtool.cli.env.LineInput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.RowSink;
import io.vtool.scsi.explain.ExplainOptions;
import io.vtool.scsi.scan.PlainLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** {@code vtool sense decode [TEXT...]}. */
final class SenseDecodeCommand implements Command {
    private static final Option JOIN = Option.flag(
            "--join",
            "Also join the lines of one Linux error in json, jsonl and tsv, where otherwise each line is an object");

    private static final String STANDARD_INPUT = "standard input";
    /** A text this short that holds no status may be a name. */
    private static final int SHORT = 32;

    @Override
    public CommandModel model() {
        return CommandModel.of("sense", "decode", "Explain the SCSI and NVMe errors in log lines")
                .paragraph(
                        "Understands the log lines of ESX 3.5 to ESXi 8, of Linux and its Fibre Channel and RAID drivers, of "
                                + "FreeBSD, NetBSD, OpenBSD, Solaris and LTFS, the output of nvme-cli, sg3_utils and QEMU, pieces of such "
                                + "lines, bare codes, and raw sense bytes in hexadecimal; also after they went through journals, web "
                                + "pages, mail and word processors, which may have broken them in two. In text output, the lines of one "
                                + "error get one answer.")
                .paragraph(
                        "Of Windows it reads the data of the events 7, 9, 11, 15, 51, 52, 118, 129, 153, 154 and 157 of the disk "
                                + "and port drivers: in bytes behind `Data:` or `<Binary>`, in the rows of bytes or words that Event "
                                + "Viewer shows, or alone on a line. Where the device gave no status, that of the request (SRB) says why. "
                                + "Of AIX it reads the SENSE DATA of disk and tape errors that `errpt -a` prints; those of adapters "
                                + "(FCS_ERR, FSCSI_ERR) hold no SCSI status and are not read.")
                .paragraph(
                        "Input may be packed with gzip, xz or zstd, whatever its name, and in UTF-16, as Windows writes it.")
                .paragraph(
                        "Each error is answered with the name of every number, what happened, whether it matters, what the "
                                + "system does by itself, and the next step. If several statuses are set, the explanation is that of the "
                                + "plug-in status, else that of the host status, else that of the device status and its sense data.")
                .paragraph(
                        "The severities are `benign`, `transient`, `configuration`, `path`, `capacity`, `device` and "
                                + "`data-loss`.")
                .operand(Operand.any(
                        "TEXT", "A line of a log or a code; without TEXT and --from, standard input is read"))
                .option(CommonOptions.FROM.repeated())
                .option(JOIN)
                .option(DecodeOptions.VENDOR)
                .option(DecodeOptions.RELEASE)
                .option(DecodeOptions.DEVICE_TYPE)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool sense decode 'failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe.'", "one line")
                .example("vtool sense decode 70 00 05 00 00 00 00 0a 00 00 00 00 24 00 00 c0 00 02", "raw sense bytes")
                .example("dmesg | vtool sense decode", "everything the kernel complains about")
                .example("vtool sense decode --from vmkernel.log -o jsonl", "a whole log, for a script")
                .status(ExitStatus.FOUND, "no line holds a status")
                .seeAlso("vtool sense scan", "vtool sense lookup")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> files = in.values("from");
        List<String> operands = in.operands();
        boolean text =
                !operands.isEmpty() && !(operands.size() == 1 && operands.get(0).equals("-"));
        List<String> lines = text ? TextOperands.lines(operands) : List.of();
        EventView view = new EventView(!(text && files.isEmpty() && lines.size() == 1));
        ExplainOptions options = DecodeOptions.of(in);
        // opened before the answer starts, so that a wrong name is a plain error
        InputStream first = files.isEmpty() ? null : in.open(files.get(0));
        RowSink sink = in.rows(EventRow.COLUMNS, view);
        boolean joined = in.format() == OutputFormat.TEXT || in.flag("join");
        EventFeed feed = new EventFeed(options, sink, joined);
        in.holdsBack(feed);
        for (int i = 0; i < lines.size(); i++) {
            feed.line(lines.get(i));
        }
        if (first != null) {
            read(first, files.get(0), in, feed);
        }
        for (int i = 1; i < files.size(); i++) {
            read(in.open(files.get(i)), files.get(i), in, feed);
        }
        if (!text && files.isEmpty()) {
            if (in.environment().terminal().input()) {
                in.note("reading standard input: paste lines, then press Ctrl-D; or give the line as an argument");
            }
            read(in.in(), STANDARD_INPUT, in, feed);
        }
        feed.settle();
        sink.end(List.of());
        if (sink.count() == 0) {
            String hint = lines.size() == 1 && isWord(lines.get(0))
                    ? "; 'vtool sense lookup " + lines.get(0) + "' searches for names and words"
                    : "; 'vtool help sense decode' shows what is understood";
            in.note("no SCSI or NVMe status in " + feed.lines() + (feed.lines() == 1 ? " line" : " lines") + hint);
            return ExitStatus.FOUND;
        }
        return ExitStatus.WELL;
    }

    private static boolean isWord(String line) {
        return !line.isBlank() && line.length() <= SHORT && line.charAt(0) != '-' && line.indexOf('\'') < 0;
    }

    private static void read(InputStream bytes, String name, Invocation in, EventFeed feed) {
        LineInput input;
        // a terminal is read as it is: what somebody types is answered at once
        try (InputStream text =
                name.equals(STANDARD_INPUT) && in.environment().terminal().input() ? bytes : PlainLog.open(bytes)) {
            input = new LineInput(text);
            for (String line = input.next(); line != null; line = input.next()) {
                feed.line(line);
            }
        } catch (IOException e) {
            feed.settle();
            throw SenseScanCommand.failure(name.equals(STANDARD_INPUT) ? "-" : name, e);
        }
        if (input.cut() > 0) {
            in.note(name + ": " + input.cut() + (input.cut() == 1 ? " line is" : " lines are")
                    + " longer than 1 MiB; the rest was skipped");
        }
    }
}
