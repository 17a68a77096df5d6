package io.vtool.lvm.command;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.report.Messages;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.view.GroupState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of one command: what was asked, what it may look at, and where it says things. */
public final class LvmRun implements Messages {
    private final String command;
    private final List<String> words;
    private final CommandLine line;
    private final LvmConfig config;
    private final LvmWorld world;
    private final CommandLog log = new CommandLog();
    private final Set<String> said = new HashSet<>();
    private boolean wrongUse;
    private Chooser chooser = Chooser.EVERYTHING;
    private @Nullable Inventory inventory;
    private @Nullable DeviceFilter filter;
    private @Nullable FailedReads failedReads;
    private @Nullable GroupState state;

    LvmRun(String command, List<String> words, CommandLine line, LvmConfig config, LvmWorld world) {
        this.command = command;
        this.words = List.copyOf(words);
        this.line = line;
        this.config = config;
        this.world = world;
    }

    /** Lines indented as lvm2 does. */
    record Voice(LvmOutput output) implements Messages {
        @Override
        public void print(String line) {
            output.out("  " + line + '\n');
        }

        @Override
        public void printLines(CharSequence lines) {
            output.out(lines);
        }

        @Override
        public void error(String line) {
            output.err("  " + line + '\n');
        }
    }

    /** The command line as lvm2 notes it down: words with blanks stand in quotes, long options have no hyphens inside. */
    public String words() {
        StringBuilder text = new StringBuilder(command);
        for (String word : words) {
            String shown = word.startsWith("--") ? "--" + CommandLineReader.withoutHyphens(word) : word;
            boolean quoted = shown.indexOf(' ') >= 0;
            text.append(quoted ? " '" : " ").append(shown).append(quoted ? "'" : "");
        }
        return text.toString();
    }

    /** The command's name. */
    public String command() {
        return command;
    }

    /** Its options and operands. */
    public CommandLine line() {
        return line;
    }

    /** The settings in force. */
    public LvmConfig config() {
        return config;
    }

    /** What was said, if that is reported. */
    public CommandLog log() {
        return log;
    }

    /** Where a report's own lines go: they are never part of the log; its errors are. */
    public Messages reports() {
        return new Reports();
    }

    private final class Reports implements Messages {
        @Override
        public void print(String line) {
            new Voice(world.output()).print(line);
        }

        @Override
        public void printLines(CharSequence lines) {
            world.output().out(lines);
        }

        @Override
        public void error(String line) {
            LvmRun.this.error(line);
        }

        @Override
        public void remark(String line) {
            LvmRun.this.remark(line);
        }
    }

    /** What is outside. */
    public LvmWorld world() {
        return world;
    }

    /** What device-mapper says; on a host without it the first question brings lvm2's complaint. */
    public KernelState kernel() {
        return asksKernel() ? kernelAnyway() : KernelState.NOT_ASKED;
    }

    /** What device-mapper says, asked also where options and settings say not to, as lvm2 does for how full pools are. */
    public KernelState kernelAnyway() {
        if (!world.kernel().driver() && once("no driver")) {
            error("/dev/mapper/control: open failed: No such device");
            error("Failure to communicate with kernel device-mapper driver.");
            error("Check that device-mapper is available in the kernel.");
            error("Incompatible libdevmapper 1.02.185 (2022-05-18) and kernel driver (unknown version).");
        }
        return world.kernel();
    }

    /** What the command is about. */
    public Chooser chooser() {
        return chooser;
    }

    /** Sets what the command is about. */
    public void choose(Chooser other) {
        chooser = other;
    }

    /** Whether options and settings let the command ask device-mapper. */
    public boolean asksKernel() {
        if (line.has("readonly")) {
            return false;
        }
        String loaded = line.value("driverloaded");
        return loaded == null ? config.flag("global/activation", true) : loaded.startsWith("y");
    }

    /** Whether more is to be said; being quiet comes before. */
    public boolean verbose() {
        return line.has("verbose") && !line.has("quiet");
    }

    /** What the devices show; the first call reads them and prints the warnings of the scan. */
    public Inventory inventory() {
        Inventory known = inventory;
        if (known == null) {
            known = DeviceScan.read(this);
            inventory = known;
        }
        return known;
    }

    /** Which devices are looked at. */
    DeviceFilter filter() {
        DeviceFilter known = filter;
        if (known == null) {
            known = DeviceFilter.of(this);
            filter = known;
        }
        return known;
    }

    /** The parts of a group, linked; those of the last group that was asked for are kept. */
    @SuppressWarnings("ReferenceEquality") // one that is only equal is built anew
    public GroupState state(GroupView view) {
        GroupState known = state;
        if (known == null || known.view() != view) {
            known = GroupState.of(view);
            state = known;
        }
        return known;
    }

    /** What is said of reads that fail. */
    public FailedReads failedReads() {
        FailedReads known = failedReads;
        if (known == null) {
            known = new FailedReads(this);
            failedReads = known;
        }
        return known;
    }

    /** Whether this is the first time the command comes to something it says only once. */
    public boolean once(String what) {
        return said.add(what);
    }

    /** Whether something was said that {@link #once} was asked about. */
    public boolean told(String what) {
        return said.contains(what);
    }

    /** Prints a line to the standard output, indented as lvm2 does. */
    @Override
    public void print(String text) {
        if (log.isOpen()) {
            log.say("print", text);
        } else {
            new Voice(world.output()).print(text);
        }
    }

    @Override
    public void printLines(CharSequence lines) {
        world.output().out(lines);
    }

    /** Prints an error or warning to the standard error, indented as lvm2 does. */
    @Override
    public void error(String text) {
        if (log.isOpen()) {
            log.say(isWarning(text) ? "warn" : "error", text);
        } else {
            new Voice(world.output()).error(text);
        }
    }

    /** Whether lvm2 takes a line for a warning. */
    private static boolean isWarning(String text) {
        return text.startsWith("WARNING: ")
                || text.startsWith("See vgck --updatemetadata")
                || text.startsWith("Fix duplicate VG names");
    }

    /** Prints what is no error to the standard error. */
    @Override
    public void remark(String text) {
        if (log.isOpen()) {
            log.say("warn", text);
        } else {
            new Voice(world.output()).error(text);
        }
    }

    /** Prints to the standard error what only those read who want to know more; it is never part of the log. */
    public void detail(String text) {
        new Voice(world.output()).error(text);
    }

    /** Has the pointer to the help printed at the end, and gives the status for wrong use. */
    public int invalid() {
        wrongUse = true;
        return LvmStatus.INVALID;
    }

    /** Prints what is said last. */
    public void end() {
        if (wrongUse) {
            error("Run `" + command + " --help' for more information.");
        }
    }
}
