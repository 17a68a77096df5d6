package io.vtool.iscsi.login;

/** The stages of a login (RFC 7143 11.12.3), as CSG and NSG number them. */
public final class LoginStage {
    /** SecurityNegotiation. */
    public static final int SECURITY = 0;
    /** LoginOperationalNegotiation. */
    public static final int OPERATIONAL = 1;
    /** FullFeaturePhase. */
    public static final int FULL_FEATURE = 3;

    private LoginStage() {}

    /**
     * Tells whether a login may be in a stage.
     *
     * @param stage CSG
     * @return whether it is one of the two negotiating stages
     */
    static boolean negotiates(int stage) {
        return stage == SECURITY || stage == OPERATIONAL;
    }

    /**
     * Tells whether a login may go from one stage to another: only forward.
     *
     * @param from CSG
     * @param to NSG
     * @return whether RFC 7143 6.3 allows it
     */
    static boolean allows(int from, int to) {
        return negotiates(from) && to > from && (to == OPERATIONAL || to == FULL_FEATURE);
    }

    static char phase(int stage) {
        return switch (stage) {
            case SECURITY -> 'S';
            case OPERATIONAL -> 'O';
            default -> 'F';
        };
    }
}
