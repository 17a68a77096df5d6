package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;

/** What a member does now and then: old tombstones go, and preserved files are kept below their quota. */
final class Housekeeping {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MINUTES = 1440;
    /** 60 days. */
    private static final long TOMBSTONE_MINUTES = 86_400;

    private static final String LAST = "housekeeping";

    private final MemberFaults faults;

    Housekeeping(MemberFaults faults) {
        this.faults = faults;
    }

    void run(Member member, long now) throws StoreException, IOException {
        String last = member.store().value(LAST);
        boolean due = last == null || now - Long.parseLong(last) >= DAY_MINUTES * MINUTE_MILLIS;
        for (Membership membership : member.config().memberships()) {
            if (membership.enabled()) {
                new PreservedArea(member, membership, faults).tidy(now);
            }
            if (due) {
                long life = Math.max(60, member.settings().setting("TombstoneExpiryInMin", TOMBSTONE_MINUTES));
                member.store().expire(membership.folder().guid(), FileTime.ofMillis(now - life * MINUTE_MILLIS));
            }
        }
        if (due) {
            member.store().value(LAST, Long.toString(now));
        }
    }
}
