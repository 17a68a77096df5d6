package io.vtool.cli.iscsi;

import io.vtool.cli.model.Invocation;
import io.vtool.iscsi.initiator.AsyncEvent;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.scsi.sense.SenseData;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;

/** Tells with {@code -v} what targets say unasked: unit attentions, after which a command is tried again, and messages. */
final class Remarks implements SessionListener {
    private final String start;
    private final ErrorLines err;

    private Remarks(Invocation in, String command) {
        start = "vtool iscsi " + command + ": ";
        err = new ErrorLines(in.environment().err());
    }

    /** Listens if the user wants to know. */
    static SessionListener of(Invocation in, String command) {
        return in.flag("verbose") ? new Remarks(in, command) : SessionListener.NONE;
    }

    @Override
    public void unitAttention(IscsiSession session, long lun, byte[] sense) {
        int plain = Lun.plainNumber(lun);
        tell(session, "LUN " + (plain < 0 ? Lun.number(lun) : plain) + ": " + words(sense));
    }

    @Override
    public void asyncMessage(IscsiSession session, AsyncEvent event) {
        tell(
                session,
                switch (event.event()) {
                    case AsyncEvent.SCSI -> words(event.sense());
                    case AsyncEvent.LOGOUT_REQUEST -> "the target asks for a logout";
                    case AsyncEvent.CONNECTION_DROP -> "the target is about to drop the connection";
                    case AsyncEvent.SESSION_DROP -> "the target is about to drop all connections of the session";
                    case AsyncEvent.NEGOTIATION_REQUEST -> "the target asks for a negotiation";
                    case AsyncEvent.TASKS_TERMINATED -> "the target has terminated all commands of a logical unit";
                    default -> "asynchronous message " + event.event();
                });
    }

    private void tell(IscsiSession session, String what) {
        err.append(start + session.details().address().place() + ": " + what + "\n");
    }

    private static String words(byte[] bytes) {
        if (bytes.length == 0) {
            return "no sense data";
        }
        SenseData sense = SenseData.decode(bytes);
        Integer key = sense.senseKey();
        Integer asc = sense.asc();
        Integer ascq = sense.ascq();
        if (key == null || asc == null || ascq == null) {
            return "sense data of another format";
        }
        SenseKey known = SenseKeys.find(key);
        AdditionalSense additional = AdditionalSense.find(asc, ascq);
        return (known == null ? "sense key" : known.name()) + " 0x" + Integer.toHexString(key) + "/0x"
                + Integer.toHexString(asc) + "/0x" + Integer.toHexString(ascq)
                + (additional == null ? "" : " " + additional.name());
    }
}
