package io.vtool.cli.iscsi;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions and logical units as rows for scripts. */
final class SessionRows {
    /** What a logical unit says of itself. */
    static final Columns DISK = Columns.start()
            .text("vendor")
            .text("product")
            .text("revision")
            .text("serial")
            .text("naa")
            .integer("blocks")
            .integer("block_size_bytes")
            .integer("capacity_bytes")
            .end();

    /** A logical unit. */
    static final Columns UNIT = Columns.start()
            .integer("lun")
            .integer("type")
            .text("disk")
            .text("state")
            .all(DISK)
            .end();

    private static final Columns SESSION = Columns.start()
            .integer("sid")
            .integer("host")
            .text("target")
            .text("address")
            .integer("port")
            .integer("tpgt")
            .text("current_address")
            .integer("current_port")
            .text("iface")
            .text("transport")
            .text("initiator_name")
            .text("ip_address")
            .text("netdev")
            .text("connection_state")
            .text("session_state")
            .text("internal_state")
            .integer("recovery_timeout_s")
            .integer("target_reset_timeout_s")
            .integer("lun_reset_timeout_s")
            .integer("abort_timeout_s")
            .text("username")
            .text("password")
            .text("username_in")
            .text("password_in")
            .object("negotiated")
            .list("devices")
            .end();

    private static final Columns NEGOTIATED = Columns.start()
            .text("header_digest")
            .text("data_digest")
            .integer("max_recv_data_segment_length_bytes")
            .integer("max_xmit_data_segment_length_bytes")
            .integer("first_burst_length_bytes")
            .integer("max_burst_length_bytes")
            .flag("immediate_data")
            .flag("initial_r2t")
            .integer("max_outstanding_r2t")
            .end();

    private SessionRows() {}

    static Row row(Session session, long now, boolean secrets) {
        SessionFacts facts = session.facts();
        Session.State state = session.state(now);
        List<Row> devices = new ArrayList<>();
        for (Session.Device device : session.devices()) {
            String disk = ViewRows.orNull(device.name());
            devices.add(unit(device.unit(), disk, disk == null ? null : session.state(device, now)));
        }
        return SESSION.row(
                session.sid(),
                session.host(),
                session.target(),
                session.portal().address(),
                session.portal().port(),
                session.groupTag(),
                session.currentPortal().address(),
                session.currentPortal().port(),
                session.iface(),
                facts.get(SessionFacts.TRANSPORT),
                facts.get(SessionFacts.INITIATOR),
                state == Session.State.LOGGED_IN ? ViewRows.orNull(facts.get(SessionFacts.LOCAL_ADDRESS)) : null,
                ViewRows.orNull(facts.get(SessionFacts.NETDEV)),
                state.connection(),
                state.name(),
                state.internal(),
                facts.number(SessionFacts.RECOVERY),
                facts.number(SessionFacts.TARGET_RESET),
                facts.number(SessionFacts.UNIT_RESET),
                facts.number(SessionFacts.ABORT),
                ViewRows.orNull(facts.get(SessionFacts.USER)),
                secrets ? ViewRows.orNull(facts.get(SessionFacts.PASSWORD)) : null,
                ViewRows.orNull(facts.get(SessionFacts.USER_IN)),
                secrets ? ViewRows.orNull(facts.get(SessionFacts.PASSWORD_IN)) : null,
                negotiated(facts),
                devices);
    }

    private static Row negotiated(SessionFacts facts) {
        return NEGOTIATED.row(
                facts.get("HeaderDigest"),
                facts.get("DataDigest"),
                facts.number("MaxRecvDataSegmentLength"),
                facts.number("MaxXmitDataSegmentLength"),
                facts.number("FirstBurstLength"),
                facts.number("MaxBurstLength"),
                facts.get("ImmediateData").equals("Yes"),
                facts.get("InitialR2T").equals("Yes"),
                facts.number("MaxOutstandingR2T"));
    }

    static Row unit(LoginOutcome.Unit unit, @Nullable String disk, @Nullable String state) {
        boolean sized = unit.blocks() > 0;
        return UNIT.row(
                unit.lun(),
                unit.type(),
                disk,
                state,
                unit.vendor(),
                unit.product(),
                unit.revision(),
                ViewRows.orNull(unit.serial()),
                ViewRows.orNull(unit.id()),
                sized ? unit.blocks() : null,
                sized ? unit.blockSize() : null,
                sized ? unit.blocks() * unit.blockSize() : null);
    }
}
