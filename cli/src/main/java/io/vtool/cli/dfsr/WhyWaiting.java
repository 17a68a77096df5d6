package io.vtool.cli.dfsr;

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

    static WhyWaiting of(Backlog backlog) {
        WhyWaiting why = new WhyWaiting();
        try {
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
            return "no connection between the two members works now";
        }
        return switch (update.state()) {
            case WAIT -> "the file is open on one of the members";
            case BLOCKED -> "its folder has to come first";
            case DOWNLOADING, RUNNING -> "at work";
            case SCHEDULED -> "waits its turn";
        };
    }
}
