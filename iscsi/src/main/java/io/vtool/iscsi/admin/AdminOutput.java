package io.vtool.iscsi.admin;

/** Where answers go. */
public interface AdminOutput {
    /**
     * A line of progress on standard output.
     *
     * @param text the line
     */
    void line(String text);

    /**
     * An error or warning on standard error, after the program's name.
     *
     * @param text the message
     */
    void error(String text);

    /**
     * A line on standard error as it stands.
     *
     * @param text the line
     */
    void plainError(String text);

    /**
     * An answer.
     *
     * @param view what was asked for
     */
    void show(AdminView view);

    /**
     * Tells why a discovery failed or a rescan saw not everything, after the lines of the real program, which says no more.
     *
     * @param portal who was asked
     * @param failure the reason
     */
    default void reason(String portal, OperationFailure failure) {
        // the lines say it
    }

    /**
     * Tells about one login, beside the lines that say the same.
     *
     * @param report what came of it
     */
    void login(LoginReport report);
}
