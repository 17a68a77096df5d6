package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.util.UUID;

/** Notes when connections break and come back, and stops folders that were cut off for too long. */
final class LinkLog {
    private static final long DAY_MILLIS = 86_400_000L;
    /** Days without a partner after which a folder is not trusted any more (MaxOfflineTimeInDays). */
    private static final long MOST_DAYS = 60;

    /** The partner was heard of at that moment, and ever since. */
    private static final String HEARD = " heard";

    /** The partner was last heard of at that moment. */
    private static final String CUT = " cut";

    private final ReplicationGroup group;
    private final MemberFaults faults;

    LinkLog(ReplicationGroup group, MemberFaults faults) {
        this.group = group;
        this.faults = faults;
    }

    /** Logs what is wrong with a connection, once as long as it stays the same. */
    void note(Inbound inbound, Hindrance hindrance, long now) throws StoreException {
        Member to = inbound.to();
        String key = "link." + inbound.connection().guid() + "." + inbound.folder();
        String was = to.store().value(key);
        boolean silent = hindrance == Hindrance.RECEIVER_STOPPED || hindrance == Hindrance.FOLDER_STOPPED;
        if (silent || hindrance.name().equals(was) || was == null && hindrance == Hindrance.NONE) {
            return;
        }
        to.store().value(key, hindrance.name());
        String connection = text(inbound.connection());
        if (hindrance == Hindrance.NONE) {
            to.event(now, hindrance.event(), connection);
            return;
        }
        if (hindrance.code() == 0) {
            return;
        }
        trouble(inbound, hindrance, now);
        if (hindrance.event() > 0) {
            to.event(now, hindrance.event(), connection + " Error:" + hindrance.code());
        }
    }

    private void trouble(Inbound inbound, Hindrance hindrance, long now) {
        Member to = inbound.to();
        String connection = text(inbound.connection());
        String function = hindrance == Hindrance.SENDER_NOT_READY
                ? "DownstreamTransport::EstablishSession"
                : hindrance == Hindrance.MIXED_VERSIONS
                        ? "DownstreamTransport::RequestUpdates"
                        : "DownstreamTransport::EstablishConnection";
        to.debug()
                .entry(
                        now,
                        "DOWN",
                        4200,
                        "ERROR",
                        function,
                        "Failed. " + connection + " csId:" + Version.braced(inbound.folder()) + " Error:");
        if (hindrance == Hindrance.CONFIGURATION_LATE || hindrance == Hindrance.SENDER_NOT_READY) {
            to.debug()
                    .error(
                            Hindrance.MIXED_VERSIONS.code(),
                            function,
                            "downstreamtransport.cpp",
                            "C",
                            Hindrance.MIXED_VERSIONS.message());
        }
        String kind = hindrance.code() < 9000 ? "W" : "C";
        to.debug().error(hindrance.code(), function, "downstreamtransport.cpp", kind, hindrance.message());
        if (hindrance == Hindrance.MIXED_VERSIONS) {
            Member from = inbound.from();
            from.debug()
                    .entry(
                            now,
                            "SRTR",
                            2890,
                            "ERROR",
                            "ServerTransport::RequestUpdates",
                            "Failed to answer. " + connection + " Error:");
            from.debug()
                    .error(
                            9303,
                            "ServerTransport::RequestUpdates",
                            "servertransport.cpp",
                            "C",
                            "Ghosting is not enabled");
        }
    }

    private String text(Connection connection) {
        return "connId:" + Version.braced(connection.guid()) + " rgName:" + group.name() + " partnerName:"
                + connection.sending();
    }

    /**
     * Stops a folder whose last contact is too long ago, and lets it go on when it may.
     *
     * @return whether it stays stopped
     */
    boolean freshness(Inbound inbound, Hindrance hindrance, long now) throws StoreException {
        Member to = inbound.to();
        UUID folder = inbound.folder();
        RecordStore store = to.store();
        String key = contactKey(inbound.connection(), folder);
        String flag = "stale." + folder;
        long days = to.settings().setting("MaxOfflineTimeInDays", MOST_DAYS);
        boolean lost = faults.contentStale(to.config().name());
        boolean stale = lost || days > 0 && alone(to, folder, now, days);
        boolean was = "1".equals(store.value(flag));
        if (was && !stale && to.state(folder) == FolderState.IN_ERROR) {
            store.value(flag, "");
            store.value(key, now + HEARD);
            to.state(folder, FolderState.NORMAL);
            to.event(now, 4002, text(inbound.connection()));
            return true; // it goes on with the next step
        }
        if (hindrance != Hindrance.NONE) {
            String last = store.value(key);
            if (last == null || last.endsWith(HEARD)) {
                store.value(key, (last == null ? now : moment(last)) + CUT);
            }
            return was;
        }
        if (stale && to.state(folder) == FolderState.NORMAL) {
            store.value(flag, "1");
            to.state(folder, FolderState.IN_ERROR);
            to.debug()
                    .entry(
                            now,
                            "CSMG",
                            3301,
                            "ERROR",
                            "ContentSetManager::CheckFreshness",
                            "The replicated folder has been offline for too long. csId:" + Version.braced(folder)
                                    + " Error:");
            to.debug()
                    .error(
                            9061,
                            "ContentSetManager::CheckFreshness",
                            "contentsetmanager.cpp",
                            "C",
                            "The replicated folder has been offline for too long.");
            to.event(now, 4012, text(inbound.connection()) + " days:" + days);
            return true;
        }
        store.value(key, now + HEARD);
        return false;
    }

    /** Whether the member heard of no partner for too long; what it hears of now counts from when it was cut off. */
    private boolean alone(Member to, UUID folder, long now, long days) throws StoreException {
        boolean any = false;
        for (Connection connection : group.connections()) {
            String last = connection.receiving().equals(to.config().name())
                    ? to.store().value(contactKey(connection, folder))
                    : null;
            if (last != null) {
                any = true;
                if (last.endsWith(HEARD) || (now - moment(last)) / DAY_MILLIS <= days) {
                    return false;
                }
            }
        }
        return any;
    }

    private static String contactKey(Connection connection, UUID folder) {
        return "contact." + connection.guid() + "." + folder;
    }

    private static long moment(String contact) {
        return Long.parseLong(contact.substring(0, contact.indexOf(' ')));
    }
}
