package io.vtool.lvm.command;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.scan.Inventory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of one command: what was asked, what it may look at, and where it says things. */
public final class LvmRun {
    private final String command;
    private final CommandLine line;
    private final LvmConfig config;
    private final LvmWorld world;
    private final Set<String> said = new HashSet<>();
    private @Nullable Inventory inventory;

    LvmRun(String command, CommandLine line, LvmConfig config, LvmWorld world) {
        this.command = command;
        this.line = line;
        this.config = config;
        this.world = world;
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

    /** What is outside. */
    public LvmWorld world() {
        return world;
    }

    /** What device-mapper says. */
    public KernelState kernel() {
        return world.kernel();
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

    /** Whether this is the first time the command comes to something it says only once. */
    public boolean once(String what) {
        return said.add(what);
    }

    /** Prints a line to the standard output, indented as lvm2 does. */
    public void print(String text) {
        world.output().out("  " + text + '\n');
    }

    /** Prints an error or warning to the standard error, indented as lvm2 does. */
    public void error(String text) {
        world.output().err("  " + text + '\n');
    }

    /** Prints the pointer to the help, and gives the status for wrong use. */
    public int invalid() {
        error("Run `" + command + " --help' for more information.");
        return LvmStatus.INVALID;
    }
}
