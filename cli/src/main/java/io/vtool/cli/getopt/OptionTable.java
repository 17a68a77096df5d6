package io.vtool.cli.getopt;

import io.vtool.cli.words.OptionShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The options a compatible tool knows, written as its C source would: a string of short options, where {@code :} after a
 * letter means an argument and {@code ::} an optional one, and a list of long options. The string may start with {@code +} (stop
 * at the first operand) or {@code -} (operands are returned in place), then {@code :} (report a missing argument as
 * {@code :} and print nothing).
 */
public final class OptionTable implements OptionShape {
    private final String shorts;
    private final List<LongOption> longs = new ArrayList<>();

    private OptionTable(String shorts) {
        this.shorts = shorts;
    }

    /**
     * Starts a table.
     *
     * @param shorts short options as getopt(3) takes them
     */
    public static OptionTable of(String shorts) {
        return new OptionTable(shorts);
    }

    /**
     * Adds a long option without argument.
     *
     * @param name its name
     * @param code what the reader returns for it
     */
    public OptionTable flag(String name, int code) {
        longs.add(new LongOption(name, LongOption.Argument.NONE, code));
        return this;
    }

    /**
     * Adds a long option with an argument.
     *
     * @param name its name
     * @param code what the reader returns for it
     */
    public OptionTable value(String name, int code) {
        longs.add(new LongOption(name, LongOption.Argument.REQUIRED, code));
        return this;
    }

    /** The long options as they are written: {@code --verbose}. */
    public List<String> longNames() {
        List<String> names = new ArrayList<>();
        for (LongOption option : longs) {
            names.add("--" + option.name());
        }
        return names;
    }

    List<LongOption> longs() {
        return longs;
    }

    /** Whether operands are returned in place, as if each were the argument of option 1. */
    boolean inPlace() {
        return shorts.startsWith("-");
    }

    /** Whether the first operand ends the options. */
    boolean stopsAtOperand() {
        return shorts.startsWith("+");
    }

    /** Whether errors are only returned, not printed. */
    boolean silent() {
        int start = inPlace() || stopsAtOperand() ? 1 : 0;
        return shorts.startsWith(":", start);
    }

    boolean hasShort(char letter) {
        return place(letter) >= 0;
    }

    LongOption.Argument argument(char letter) {
        int place = place(letter);
        if (!shorts.startsWith(":", place + 1)) {
            return LongOption.Argument.NONE;
        }
        return shorts.startsWith("::", place + 1) ? LongOption.Argument.OPTIONAL : LongOption.Argument.REQUIRED;
    }

    private int place(char letter) {
        if (letter == ':' || letter == ';') {
            return -1;
        }
        int start = inPlace() || stopsAtOperand() ? 1 : 0;
        return shorts.indexOf(letter, start);
    }

    @Override
    public boolean hasLong(String name) {
        for (LongOption option : longs) {
            if (option.name().startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean keepsValue(String option) {
        if (!option.startsWith("--")) {
            char last = option.charAt(option.length() - 1);
            return hasShort(last) && argument(last) == LongOption.Argument.REQUIRED;
        }
        for (LongOption known : longs) {
            if (known.name().startsWith(option.substring(2)) && known.argument() != LongOption.Argument.NONE) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean keepsOperands() {
        return false;
    }
}
