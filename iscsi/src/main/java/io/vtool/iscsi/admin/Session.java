package io.vtool.iscsi.admin;

import java.util.List;

/**
 * A session of a host.
 *
 * @param sid its number
 * @param host number of its SCSI host
 * @param facts what it remembers of its login
 * @param failedSince when its portal stopped answering, in milliseconds since 1970; 0 while it answers
 * @param devices its logical units
 */
public record Session(int sid, int host, SessionFacts facts, long failedSince, List<Device> devices) {
    /** Copies the list. */
    public Session {
        devices = List.copyOf(devices);
    }

    /**
     * A logical unit as the host sees it.
     *
     * @param name its block device such as {@code sda}; empty for a unit that has none
     * @param unit what it is
     * @param state a state of its own as the kernel words it, such as {@code offline}; empty when it is as its session is
     */
    public record Device(String name, LoginOutcome.Unit unit, String state) {
        /**
         * A device without a state of its own.
         *
         * @param name its block device; empty for a unit that has none
         * @param unit what it is
         */
        public Device(String name, LoginOutcome.Unit unit) {
            this(name, unit, "");
        }
    }

    /**
     * The state of a device as the kernel words it.
     *
     * @param device one of this session
     * @param now milliseconds since 1970
     */
    public String state(Device device, long now) {
        State own = state(now);
        return own == State.LOGGED_IN && !device.state().isEmpty() ? device.state() : own.device();
    }

    /** How it stands with a session. */
    public enum State {
        /** All is well. */
        LOGGED_IN("LOGGED IN", "NO CHANGE", "running"),
        /** The portal does not answer; the host tries to come back, commands wait. */
        FAILED("TRANSPORT WAIT", "REOPEN", "blocked"),
        /** It has been away for longer than the replacement timeout; commands fail. */
        FREE("TRANSPORT WAIT", "REOPEN", "transport-offline");

        private final String connection;
        private final String internal;
        private final String device;

        State(String connection, String internal, String device) {
            this.connection = connection;
            this.internal = internal;
            this.device = device;
        }

        /** The connection's state in words. */
        public String connection() {
            return connection;
        }

        /** The daemon's state in words. */
        public String internal() {
            return internal;
        }

        /** The state of the session's disks. */
        public String device() {
            return device;
        }
    }

    /** What went over the wire for it. */
    public SessionCounters counters() {
        return SessionCounters.of(facts);
    }

    /**
     * The same session after more went over the wire.
     *
     * @param more what was counted since
     */
    public Session counting(SessionCounters more) {
        return new Session(sid, host, facts.with(counters().plus(more)), failedSince, devices);
    }

    /** Target name. */
    public String target() {
        return facts.get(SessionFacts.TARGET);
    }

    /** The portal of its record. */
    public Portal portal() {
        return new Portal(facts.get(SessionFacts.ADDRESS), facts.number(SessionFacts.PORT));
    }

    /** The portal it is connected to, another one after a redirection. */
    public Portal currentPortal() {
        return new Portal(facts.get(SessionFacts.CURRENT_ADDRESS), facts.number(SessionFacts.CURRENT_PORT));
    }

    /** Target portal group tag. */
    public int groupTag() {
        return facts.number(SessionFacts.GROUP_TAG);
    }

    /** Name of the interface record. */
    public String iface() {
        return facts.get(SessionFacts.IFACE);
    }

    /**
     * How it stands.
     *
     * @param now milliseconds since 1970
     */
    public State state(long now) {
        if (failedSince == 0) {
            return State.LOGGED_IN;
        }
        long timeout = facts.number(SessionFacts.RECOVERY) * 1000L;
        return timeout >= 0 && now - failedSince >= timeout ? State.FREE : State.FAILED;
    }

    /** {@code [sid: 1, target: ..., portal: address,port]}. */
    String label() {
        Portal portal = portal();
        return "[sid: " + sid + ", target: " + target() + ", portal: " + portal.address() + "," + portal.port() + "]";
    }
}
