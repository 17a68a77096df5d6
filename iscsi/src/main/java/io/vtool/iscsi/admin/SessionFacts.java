package io.vtool.iscsi.admin;

import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.NodeRecord;
import java.util.ArrayList;
import java.util.List;

/** What a session remembers about its login: names and values, in the order in which they were put. */
public final class SessionFacts {
    static final String TARGET = "target";
    static final String GROUP_TAG = "tpgt";
    static final String ADDRESS = "persistent_address";
    static final String PORT = "persistent_port";
    static final String CURRENT_ADDRESS = "address";
    static final String CURRENT_PORT = "port";
    static final String IFACE = "ifacename";
    /** Name of the transport. */
    public static final String TRANSPORT = "transport";
    /** The initiator's name. */
    public static final String INITIATOR = "initiatorname";
    /** The initiator's address of the connection. */
    public static final String LOCAL_ADDRESS = "ipaddress";

    static final String HARDWARE_ADDRESS = "hwaddress";
    /** Network device of the interface. */
    public static final String NETDEV = "netdev";
    /** Seconds before commands fail on a lost connection. */
    public static final String RECOVERY = "recovery_tmo";
    /** Seconds for a target reset. */
    public static final String TARGET_RESET = "tgt_reset_tmo";
    /** Seconds for a logical unit reset. */
    public static final String UNIT_RESET = "lu_reset_tmo";
    /** Seconds for an abort. */
    public static final String ABORT = "abort_tmo";
    /** What the initiator called itself. */
    public static final String USER = "username";
    /** The initiator's secret. */
    public static final String PASSWORD = "password";
    /** What the target called itself. */
    public static final String USER_IN = "username_in";
    /** The target's secret. */
    public static final String PASSWORD_IN = "password_in";

    static final String HEADER_DIGEST = "HeaderDigest";
    static final String DATA_DIGEST = "DataDigest";
    static final String MAX_RECV = "MaxRecvDataSegmentLength";
    static final String MAX_XMIT = "MaxXmitDataSegmentLength";
    static final String FIRST_BURST = "FirstBurstLength";
    static final String MAX_BURST = "MaxBurstLength";
    static final String IMMEDIATE = "ImmediateData";
    static final String INITIAL_R2T = "InitialR2T";
    static final String OUTSTANDING = "MaxOutstandingR2T";

    /** What {@code -P 2} shows of a negotiation, in its order. */
    static final List<String> NEGOTIATED = List.of(
            HEADER_DIGEST,
            DATA_DIGEST,
            MAX_RECV,
            MAX_XMIT,
            FIRST_BURST,
            MAX_BURST,
            IMMEDIATE,
            INITIAL_R2T,
            OUTSTANDING);

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * The facts of a new session.
     *
     * @param node the record logged in with
     * @param initiator the initiator's name
     * @param chap whether the record's credentials were used
     * @param login what the target agreed to
     */
    static SessionFacts of(NodeRecord node, String initiator, boolean chap, LoginOutcome.LoggedIn login) {
        DatabaseRecord settings = node.settings();
        SessionFacts facts = new SessionFacts()
                .put(TARGET, node.id().target())
                .put(
                        GROUP_TAG,
                        Integer.toString(login.groupTag() < 0 ? node.id().tpgt() : login.groupTag()))
                .put(ADDRESS, node.id().address())
                .put(PORT, Integer.toString(node.id().port()))
                .put(CURRENT_ADDRESS, login.current().address())
                .put(CURRENT_PORT, Integer.toString(login.current().port()))
                .put(IFACE, node.id().iface())
                .put(TRANSPORT, settings.get("iface.transport_name"))
                .put(INITIATOR, initiator)
                .put(LOCAL_ADDRESS, login.localAddress())
                .put(HARDWARE_ADDRESS, settings.get("iface.hwaddress"))
                .put(NETDEV, settings.get("iface.net_ifacename"))
                .put(RECOVERY, settings.get("node.session.timeo.replacement_timeout"))
                .put(TARGET_RESET, settings.get("node.session.err_timeo.tgt_reset_timeout"))
                .put(UNIT_RESET, settings.get("node.session.err_timeo.lu_reset_timeout"))
                .put(ABORT, settings.get("node.session.err_timeo.abort_timeout"));
        if (chap) {
            facts.put(USER, settings.get("node.session.auth.username"))
                    .put(PASSWORD, settings.get("node.session.auth.password"))
                    .put(USER_IN, settings.get("node.session.auth.username_in"))
                    .put(PASSWORD_IN, settings.get("node.session.auth.password_in"));
        }
        return facts.negotiated(login.parameters()).with(login.counters());
    }

    private SessionFacts negotiated(SessionParameters agreed) {
        return put(HEADER_DIGEST, agreed.headerDigest() ? "CRC32C" : "None")
                .put(DATA_DIGEST, agreed.dataDigest() ? "CRC32C" : "None")
                .put(MAX_RECV, Integer.toString(agreed.ownMaxRecvDataSegmentLength()))
                .put(MAX_XMIT, Integer.toString(agreed.peerMaxRecvDataSegmentLength()))
                .put(FIRST_BURST, Integer.toString(agreed.firstBurstLength()))
                .put(MAX_BURST, Integer.toString(agreed.maxBurstLength()))
                .put(IMMEDIATE, agreed.immediateData() ? "Yes" : "No")
                .put(INITIAL_R2T, agreed.initialR2T() ? "Yes" : "No")
                .put(OUTSTANDING, Integer.toString(agreed.maxOutstandingR2T()));
    }

    /**
     * Adds a fact.
     *
     * @param name its name, without blanks
     * @param value its value; an empty one is not kept
     * @return this
     */
    public SessionFacts put(String name, String value) {
        if (!value.isEmpty()) {
            names.add(name);
            values.add(value);
        }
        return this;
    }

    /**
     * A fact, empty when unknown.
     *
     * @param name its name
     */
    public String get(String name) {
        int index = names.indexOf(name);
        return index < 0 ? "" : values.get(index);
    }

    /**
     * A fact as a number, 0 when unknown or none.
     *
     * @param name its name
     */
    public int number(String name) {
        String text = get(name);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A fact as a count, 0 when unknown or none. */
    long count(String name) {
        String text = get(name);
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The same facts with other counters.
     *
     * @param counters replace the ones that are there
     */
    public SessionFacts with(SessionCounters counters) {
        SessionFacts changed = new SessionFacts();
        for (int i = 0; i < names.size(); i++) {
            if (!StatisticsView.ALL.contains(names.get(i))) {
                changed.put(names.get(i), values.get(i));
            }
        }
        for (String name : StatisticsView.ALL) {
            long count = counters.get(name);
            changed.put(name, count == 0 ? "" : Long.toString(count));
        }
        return changed;
    }

    /** How many sessions have the same target, portal and interface. */
    int alike(List<Session> sessions) {
        int count = 0;
        for (Session session : sessions) {
            boolean same = true;
            for (String name : List.of(TARGET, ADDRESS, PORT, IFACE)) {
                same &= session.facts().get(name).equals(get(name));
            }
            count += same ? 1 : 0;
        }
        return count;
    }

    /**
     * The same facts with another value for one of them.
     *
     * @param name its name
     * @param value its value
     */
    public SessionFacts with(String name, String value) {
        SessionFacts changed = new SessionFacts();
        for (int i = 0; i < names.size(); i++) {
            boolean other = names.get(i).equals(name);
            changed.put(names.get(i), other ? value : values.get(i));
        }
        return names.contains(name) ? changed : changed.put(name, value);
    }

    /** The names, in order. */
    List<String> names() {
        return names;
    }
}
