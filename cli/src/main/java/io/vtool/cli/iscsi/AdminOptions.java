package io.vtool.cli.iscsi;

import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.iscsi.admin.AdminRequest;
import io.vtool.iscsi.admin.ExitCode;
import io.vtool.iscsi.admin.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the command line of iscsiadm, with the checks and messages of the real program in its order. */
final class AdminOptions {
    /** What an operation may be. */
    private static final List<String> OPERATIONS =
            List.of("new", "delete", "update", "show", "nonpersistent", "apply", "applyall", "login", "logout");

    private static final int LONGEST_IFACE_NAME = 64;
    private static final int MOST_DEBUG = 8;

    private final ToolInvocation in;
    private final List<Character> letters = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private boolean modeGiven;
    private @Nullable Mode mode;

    /** A request, or null when all is said and {@link #status} tells how it ended. */
    @Nullable
    AdminRequest request;

    int status;
    boolean version;
    boolean help;
    boolean killsDaemon;
    int debugLevel;

    AdminOptions(ToolInvocation in) {
        this.in = in;
    }

    /** The options that the program knows. */
    static OptionTable table() {
        return OptionTable.of("a:b:c:i:k:d:m:p:T:I:o:t:n:v:H:r:RP:DlL:uU:WsVhC:x:A:S")
                .value("killiscsid", 'k')
                .value("debug", 'd')
                .value("mode", 'm')
                .value("portal", 'p')
                .value("targetname", 'T')
                .value("interface", 'I')
                .value("op", 'o')
                .value("type", 't')
                .value("name", 'n')
                .value("value", 'v')
                .value("host", 'H')
                .value("sid", 'r')
                .flag("rescan", 'R')
                .value("print", 'P')
                .flag("discover", 'D')
                .flag("login", 'l')
                .value("loginall", 'L')
                .flag("logout", 'u')
                .value("logoutall", 'U')
                .flag("no_wait", 'W')
                .flag("stats", 's')
                .flag("version", 'V')
                .flag("help", 'h')
                .value("submode", 'C')
                .value("ip", 'a')
                .value("packetsize", 'b')
                .value("count", 'c')
                .value("interval", 'i')
                .value("index", 'x')
                .value("portal_type", 'A')
                .flag("show", 'S');
    }

    /** Reads everything; false when nothing is left to do. */
    boolean read() {
        Getopt options = in.options(table());
        boolean failed = false;
        for (int code = options.next(); code != Getopt.END; code = options.next()) {
            failed |= code == Getopt.ERROR;
            if (code != Getopt.ERROR && !take((char) code, options.value())) {
                return false;
            }
        }
        if (killsDaemon) {
            return true;
        }
        return finish(failed ? options.offender() : 0);
    }

    private boolean take(char letter, String value) {
        switch (letter) {
            case 'm' -> {
                mode = Mode.of(value);
                modeGiven = true;
                return mode == null || allowed(mode);
            }
            case 'V' -> {
                version = true;
                return false;
            }
            case 'h' -> {
                help = true;
                return false;
            }
            case 'k' -> killsDaemon = true;
            case 'd' -> debugLevel = level(value);
            case 'o' -> {
                if (!OPERATIONS.contains(value)) {
                    return error("can not recognize operation: '" + value + "'");
                }
            }
            case 'I' -> {
                if (value.isEmpty() || value.length() > LONGEST_IFACE_NAME) {
                    in.out().print("Invalid iface name ").foreign(value).line(". Must be from 1 to 64 characters.");
                    status = ExitCode.INVAL;
                    return false;
                }
            }
            default -> {
                // kept below
            }
        }
        letters.add(letter);
        values.add(value);
        return true;
    }

    /** The number that a word begins with, 0 without any, as the C library has it. */
    private static int level(String word) {
        int level = 0;
        for (int i = 0; i < word.length() && Character.isDigit(word.charAt(i)) && level < MOST_DEBUG; i++) {
            level = level * 10 + (word.charAt(i) - '0');
        }
        return level;
    }

    /** The whole line is held against the mode as soon as the mode is seen. */
    private boolean allowed(Mode chosen) {
        Getopt options = in.options(table());
        for (int code = options.next(); code != Getopt.END; code = options.next()) {
            if (code == Getopt.ERROR || !chosen.allows((char) code)) {
                return error(chosen.title() + " mode: option '-" + (char) code + "' is not allowed/supported");
            }
        }
        return true;
    }

    private boolean finish(int offender) {
        Mode chosen = mode;
        if (chosen != null) {
            AdminRequest made = new AdminRequest(chosen);
            for (int i = 0; i < letters.size(); i++) {
                made.with(letters.get(i), values.get(i));
            }
            request = made;
            return true;
        }
        if (modeGiven) {
            return error("mode -1 is not yet supported");
        }
        if (offender != 0) {
            return error("unrecognized character '" + (char) offender + "'");
        }
        in.err().line("Try `iscsiadm --help' for more information.");
        status = ExitCode.INVAL;
        return false;
    }

    private boolean error(String text) {
        in.err().print(in.name()).print(": ").foreign(text).line();
        status = ExitCode.INVAL;
        return false;
    }
}
