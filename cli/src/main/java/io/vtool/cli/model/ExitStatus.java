package io.vtool.cli.model;

/**
 * An exit status and what it says.
 *
 * @param status the number
 * @param meaning what it says, without a full stop
 */
public record ExitStatus(int status, String meaning) {
    /** It ran and all is well. */
    public static final int WELL = 0;

    /** It ran and found a fault, or found nothing. */
    public static final int FOUND = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** It ran in part. */
    public static final int PARTIAL = 3;

    /** The program is wrong: EX_SOFTWARE of sysexits(3). */
    public static final int BUG = 70;

    /** What a shell reports for a process whose pipe lost its reader: 128 + SIGPIPE. */
    public static final int PIPE = 141;
}
