package io.vtool.cli.multipath;

import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.multipath.persist.PersistRequest;
import io.vtool.multipath.persist.TransportIds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line of mpathpersist, or a line of its batch file. */
final class MpathPersistOptions {
    static final OptionTable TABLE = OptionTable.of("v:Cd:hHioYZK:S:PAT:skrGILcRX:l:f:")
            .value("verbose", 'v')
            .flag("clear", 'C')
            .value("device", 'd')
            .value("batch-file", 'f')
            .flag("help", 'h')
            .flag("hex", 'H')
            .flag("in", 'i')
            .flag("out", 'o')
            .flag("param-alltgpt", 'Y')
            .flag("param-aptpl", 'Z')
            .value("param-rk", 'K')
            .value("param-sark", 'S')
            .flag("preempt", 'P')
            .flag("preempt-abort", 'A')
            .value("prout-type", 'T')
            .flag("read-full-status", 's')
            .flag("read-keys", 'k')
            .flag("read-reservation", 'r')
            .flag("register", 'G')
            .flag("register-ignore", 'I')
            .flag("release", 'L')
            .flag("report-capabilities", 'c')
            .flag("reserve", 'R')
            .value("transport-id", 'X')
            .value("alloc-length", 'l');

    private static final int MOST_PORTS = 32;
    private static final int LONGEST_ALLOCATION = 8192;
    private static final String IN_ACTIONS = "krcs";
    private static final String OUT_ACTIONS = "GRLCPAI";

    /** File of further lines, null for none. */
    @Nullable
    String batchFile;

    /** Verbosity. */
    int verbosity;

    /** Whether only help is asked for. */
    boolean help;

    private final ToolInvocation in;
    private final boolean batch;
    private final List<byte[]> ports = new ArrayList<>();
    private @Nullable String device;
    private boolean read;
    private boolean write;
    private boolean hex;
    private boolean allPorts;
    private boolean aptpl;
    private int readActions;
    private int writeActions;
    private int action;
    private int type;
    private int allocation;
    private long key;
    private long newKey;

    /**
     * Options yet to be read.
     *
     * @param in their line
     * @param batch whether it is one of a batch file
     */
    MpathPersistOptions(ToolInvocation in, boolean batch) {
        this.in = in;
        this.batch = batch;
    }

    /** Reads the options; false when one is wrong, which was said then. */
    boolean read() {
        Getopt options = in.options(TABLE);
        for (int c = options.next(); c != Getopt.END; c = options.next()) {
            String wrong = take(c, options.value());
            if (wrong != null) {
                return wrong(wrong);
            }
            if (help) {
                return true;
            }
        }
        List<String> operands = options.operands();
        int used = device == null && !operands.isEmpty() ? 1 : 0;
        device = used == 1 ? operands.get(0) : device;
        for (String extra : operands.subList(used, operands.size())) {
            in.err().print("Unexpected extra argument: ").foreign(extra).line();
        }
        return operands.size() == used;
    }

    private @Nullable String take(int c, String value) {
        switch (c) {
            case 'h' -> help = true;
            case 'H' -> hex = true;
            case 'i' -> read = true;
            case 'o' -> write = true;
            case 'Y' -> allPorts = true;
            case 'Z' -> aptpl = true;
            case 'd' -> device = value;
            case 'f' -> {
                return file(value);
            }
            case 'v', 'K', 'S', 'T', 'l' -> {
                return number(c, value);
            }
            case 'X' -> {
                byte[] port = ports.size() < MOST_PORTS ? TransportIds.parse(value) : null;
                if (port == null) {
                    if (ports.size() < MOST_PORTS && !value.startsWith("iqn.")) {
                        in.err().foreign(TransportIds.trouble(value)).line();
                    }
                    return "bad argument to '--transport-id'";
                }
                ports.add(port);
            }
            default -> {
                return action(c);
            }
        }
        return null;
    }

    private @Nullable String action(int c) {
        int in = IN_ACTIONS.indexOf(c);
        int out = OUT_ACTIONS.indexOf(c);
        if (in < 0 && out < 0) {
            return "unrecognised switch code 0x" + Integer.toHexString(c) + " ??";
        }
        readActions += in < 0 ? 0 : 1;
        writeActions += out < 0 ? 0 : 1;
        action = Math.max(in, out);
        return null;
    }

    private @Nullable String file(String value) {
        if (batch) {
            return "ERROR: -f option not allowed in batch file";
        }
        if (batchFile != null) {
            return "ERROR: -f option can be used at most once";
        }
        batchFile = value;
        return null;
    }

    private @Nullable String number(int c, String value) {
        ScannedNumber number = ScannedNumber.of(value, c == 'v' || c == 'l' ? 10 : 16);
        if (number == null) {
            return switch (c) {
                case 'v' -> batch ? null : "bad argument to '--verbose'";
                case 'K' -> "bad argument to '--param-rk'";
                case 'S' -> "bad argument to '--param-sark'";
                case 'T' -> "bad argument to '--prout-type'";
                default -> "bad argument to '--alloc-length'";
            };
        }
        switch (c) {
            case 'v' -> verbosity = batch ? 0 : number.asInt();
            case 'K' -> key = number.value();
            case 'S' -> newKey = number.value();
            case 'T' -> type = number.asInt();
            default -> {
                if (Integer.compareUnsigned(number.asInt(), LONGEST_ALLOCATION) > 0) {
                    return "'--alloc-length' argument exceeds maximum limit(" + LONGEST_ALLOCATION + ")";
                }
                allocation = number.asInt();
            }
        }
        return null;
    }

    /** Whether it is asked for something beside what a batch file says. */
    boolean asks() {
        return read || write;
    }

    /** The request, null when the options make none, which was said then. */
    @Nullable
    PersistRequest request() {
        if (read == write) {
            return none("choose either '--in' or '--out' ");
        }
        if (write && (writeActions != 1 || readActions != 0)) {
            return none(" For Persistent Reserve Out only one appropriate\n service action must be chosen ");
        }
        if (read && writeActions > 0) {
            return none(
                    " When a service action for Persistent Reserve Out is chosen the\n '--out' option must be given ");
        }
        if (read && readActions != 1) {
            return none(
                    readActions == 0
                            ? " No service action given for Persistent Reserve IN"
                            : " Too many service actions given; choose one only");
        }
        boolean typed = write
                && (action == PersistRequest.RESERVE
                        || action == PersistRequest.RELEASE
                        || action == PersistRequest.PREEMPT
                        || action == PersistRequest.PREEMPT_AND_ABORT);
        if (typed && type == 0) {
            in.err().line("Warning: --prout-type probably needs to be given");
        }
        String file = device;
        if (file == null) {
            return none("No device name given ");
        }
        return new PersistRequest(
                file,
                write,
                action,
                type,
                key,
                newKey,
                allPorts,
                aptpl,
                List.copyOf(ports),
                allocation,
                hex || verbosity >= 3);
    }

    private @Nullable PersistRequest none(String text) {
        wrong(text);
        return null;
    }

    private boolean wrong(String text) {
        for (String line : text.split("\n")) {
            in.err().foreign(line).line();
        }
        return false;
    }
}
