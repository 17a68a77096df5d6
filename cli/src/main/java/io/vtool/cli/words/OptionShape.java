package io.vtool.cli.words;

/** What the repair of pasted words must know about a command's options. */
public interface OptionShape {
    /**
     * Whether there is a long option of that name.
     *
     * @param name name without hyphens
     */
    boolean hasLong(String name);

    /**
     * Whether the word after an option is a value that must stay as it is, such as a file's name.
     *
     * @param option the option with its hyphens
     */
    boolean keepsValue(String option);

    /** Whether operands must stay as they are, such as names of files. */
    boolean keepsOperands();
}
