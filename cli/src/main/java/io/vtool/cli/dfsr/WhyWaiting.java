package io.vtool.cli.dfsr;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.engine.Hindrance;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.util.HashMap;
import java.util.Map;

/** Says why files of a backlog are not there yet. */
final class WhyWaiting {
    private static final int MOST = 100_000;

    private final Map<Version, Update> updates = new HashMap<>();
    private String link = "no connection leads from one member to the other";

    static WhyWaiting of(Backlog backlog, long now) {
        WhyWaiting why = new WhyWaiting();
        String sender = backlog.sender().config().name();
        String receiver = backlog.receiver().config().name();
        try {
            for (Connection connection : backlog.group().group().connections()) {
                if (connection.sending().equals(sender)
                        && connection.receiving().equals(receiver)) {
                    Hindrance hindrance = backlog.group()
                            .hindrance(connection, backlog.folder().guid(), now);
                    why.link = hindrance == Hindrance.NONE ? "waits its turn" : hindrance.words();
                    if (hindrance != Hindrance.NONE) {
                        return why;
                    }
                }
            }
            for (Update update : backlog.group().updates(MOST)) {
                boolean here = update.record().folder().equals(backlog.folder().guid())
                        && update.connection()
                                .sending()
                                .equals(backlog.sender().config().name())
                        && update.connection()
                                .receiving()
                                .equals(backlog.receiver().config().name());
                if (here) {
                    why.updates.put(update.record().uid(), update);
                }
            }
        } catch (ReplicationException e) {
            throw OpenDfsr.failure(e);
        }
        return why;
    }

    String of(IdRecord record) {
        Update update = updates.get(record.uid());
        if (update == null) {
            return link;
        }
        return switch (update.state()) {
            case WAIT, BLOCKED -> update.why();
            case DOWNLOADING, RUNNING -> "at work";
            case SCHEDULED -> "waits its turn";
        };
    }
}
