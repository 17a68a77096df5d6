package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.engine.EventLog;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A computer as a member of one group.
 *
 * @param replication the group at work
 * @param member the member
 * @param now the moment, milliseconds since 1970
 */
record Seat(Replication replication, Member member, long now) {
    private static final String SETTING = "set.";
    private static final int STARTED = 1004;

    ReplicationGroup group() {
        return replication.group();
    }

    /** Name of the computer. */
    String name() {
        return member.config().name();
    }

    /** A GUID as WMI writes it. */
    static String guid(UUID guid) {
        return guid.toString().toUpperCase(Locale.ROOT);
    }

    /** Name of an object of the group in the directory. */
    String distinguished(String below) {
        return below + "CN=" + group().name() + ",CN=DFSR-GlobalSettings,CN=System,DC="
                + group().domain().replace(".", ",DC=");
    }

    String memberDn(UUID guid) {
        return distinguished("CN=" + guid(guid) + ",CN=Topology,");
    }

    /** DNS name of a member. */
    String dns(String name) {
        return name + "." + group().domain();
    }

    @Nullable
    String kept(String name) throws WmiException {
        try {
            return member.store().value(name);
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    void keep(String name, String value) throws WmiException {
        try {
            member.store().value(name, value);
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    /** What an administrator set, null for nothing. */
    @Nullable
    String setting(String name) throws WmiException {
        return kept(SETTING + name);
    }

    /** Keeps what an administrator sets, and that it was set. */
    void set(String name, String value) throws WmiException {
        keep(SETTING + name, value);
        keep("changes", Long.toString(number("changes", 0) + 1));
        keep("changed", Long.toString(now));
    }

    long number(String name, long usual) throws WmiException {
        String kept = kept(name);
        return kept == null || kept.isEmpty() ? usual : Long.parseLong(kept);
    }

    /** When the service last started. */
    Moment started() throws WmiException {
        try {
            long first = now;
            long last = 0;
            for (EventLog.Event event : member.events().all()) {
                first = Math.min(first, event.millis());
                last = event.id() == STARTED ? event.millis() : last;
            }
            return Moment.ofMillis(last == 0 ? first : last);
        } catch (IOException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    /** When the configuration last changed. */
    Moment changed() throws WmiException {
        long changed = number("changed", 0);
        return changed == 0 ? started() : Moment.ofMillis(changed);
    }
}
