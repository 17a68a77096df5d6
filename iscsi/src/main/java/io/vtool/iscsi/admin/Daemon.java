package io.vtool.iscsi.admin;

/** What programs say when the daemon is not there. */
final class Daemon {
    /** Nobody listens at its socket: ECONNREFUSED. */
    static final String ABSENT = "can not connect to iSCSI daemon (111)!";

    private Daemon() {}
}
