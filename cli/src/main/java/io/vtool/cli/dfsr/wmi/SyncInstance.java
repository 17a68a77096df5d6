package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Hindrance;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The session of a connection (DfsrSyncInfo): what it brought is not counted, what it has still to bring is.
 *
 * @param connection the connection
 */
record SyncInstance(ConnectionInstance connection) implements WmiInstance {
    private static final long IN_PROGRESS = 2;
    private static final long IN_SYNC = 4;
    private static final long INTERRUPTED = 5;
    private static final long IN_ERROR = 6;
    private static final long UNTIL_IN_SYNC = 3;

    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "SyncGuid" ->
                Seat.guid(UUID.nameUUIDFromBytes(
                        ("session " + connection.connection().guid()).getBytes(StandardCharsets.UTF_8)));
            case "State" -> state();
            case "InitiationReason" -> reason();
            case "StartTime" -> connection.value("LastSyncTime");
            case "EndTime" -> state() == IN_PROGRESS ? Moment.NEVER : connection.value("LastSyncTime");
            case "UpdatesNotTransferred", "UpdatesToBeTransferred" -> pending();
            case "ForceReplicationEndTime" -> forcedUntil();
            default -> connection.value(property);
        };
    }

    private long state() throws WmiException {
        Hindrance hindrance = connection.hindrance();
        if (hindrance.code() != 0) {
            return IN_ERROR;
        }
        if (hindrance != Hindrance.NONE) {
            return INTERRUPTED;
        }
        return pending() == 0 ? IN_SYNC : IN_PROGRESS;
    }

    private @Nullable String force() throws WmiException {
        String kept =
                connection.receiver().kept("force." + connection.connection().guid());
        return kept == null || kept.isEmpty() ? null : kept;
    }

    /** 0 schedule, 1 forced, 2 paused, 3 forced until in sync. */
    private long reason() throws WmiException {
        String force = force();
        return force == null ? 0 : Math.min(UNTIL_IN_SYNC, force.charAt(0) - '1');
    }

    private Moment forcedUntil() throws WmiException {
        String force = force();
        return force == null ? Moment.NEVER : Moment.ofMillis(Long.parseLong(force.split(" ")[1]));
    }

    private long pending() throws WmiException {
        Seat receiver = connection.receiver();
        Member sender = Objects.requireNonNull(
                receiver.replication().member(connection.connection().sending()));
        try {
            long pending = 0;
            for (ReplicatedFolder folder : receiver.group().folders()) {
                pending += sender.store()
                        .countUnknown(folder.guid(), receiver.member().store().vector(folder.guid()));
            }
            return pending;
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }
}
