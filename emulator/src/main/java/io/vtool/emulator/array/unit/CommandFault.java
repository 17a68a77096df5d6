package io.vtool.emulator.array.unit;

import org.jspecify.annotations.Nullable;

/** A command that ends with a status other than GOOD. It never leaves the device server and carries no stack trace. */
public final class CommandFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Sense sense;

    private CommandFault(int status, @Nullable Sense sense) {
        super(null, null, false, false);
        this.status = status;
        this.sense = sense;
    }

    /**
     * Makes a CHECK CONDITION.
     *
     * @param sense what to report
     * @return the fault
     */
    public static CommandFault check(Sense sense) {
        return new CommandFault(Status.CHECK_CONDITION, sense);
    }

    /**
     * Makes a CHECK CONDITION without particulars.
     *
     * @param code what to report
     * @return the fault
     */
    public static CommandFault check(SenseCode code) {
        return check(new Sense(code));
    }

    /**
     * Makes a status that carries no sense data.
     *
     * @param status one of {@link Status}
     * @return the fault
     */
    public static CommandFault status(int status) {
        return new CommandFault(status, null);
    }

    /**
     * Makes INVALID FIELD IN CDB with a field pointer.
     *
     * @param offset byte of the CDB
     * @param bit highest wrong bit, or -1
     * @return the fault
     */
    public static CommandFault invalidCdb(int offset, int bit) {
        return check(Sense.atCdb(SenseCode.INVALID_FIELD_IN_CDB, offset, bit));
    }

    /**
     * Makes INVALID FIELD IN PARAMETER LIST with a field pointer.
     *
     * @param offset byte of the parameter list
     * @param bit highest wrong bit, or -1
     * @return the fault
     */
    public static CommandFault invalidParameter(int offset, int bit) {
        return check(Sense.atParameter(SenseCode.INVALID_FIELD_IN_PARAMETER_LIST, offset, bit));
    }

    /**
     * Returns the SAM status.
     *
     * @return one of {@link Status}
     */
    public int status() {
        return status;
    }

    /**
     * Returns the sense data.
     *
     * @return null unless the status is CHECK CONDITION
     */
    public @Nullable Sense sense() {
        return sense;
    }
}
