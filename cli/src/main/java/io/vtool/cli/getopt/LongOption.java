package io.vtool.cli.getopt;

/**
 * A long option.
 *
 * @param name its name without hyphens
 * @param argument whether it takes an argument
 * @param code what {@link Getopt#next} returns for it: the equivalent short option, or a number above 255
 */
public record LongOption(String name, Argument argument, int code) {
    /** Whether an option takes an argument. */
    public enum Argument {
        /** It takes none. */
        NONE,
        /** It needs one. */
        REQUIRED,
        /** It may have one, attached with {@code =}. */
        OPTIONAL
    }
}
