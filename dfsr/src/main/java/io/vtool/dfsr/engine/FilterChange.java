package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.store.StoreException;

/** Notices that the filters of a member changed: what they kept away is looked at again. */
final class FilterChange {
    private final Member member;
    private final MemberFaults faults;

    FilterChange(Member member, MemberFaults faults) {
        this.member = member;
        this.faults = faults;
    }

    void meet() throws StoreException {
        for (Membership membership : member.config().memberships()) {
            String filters = membership.folder().fileFilters() + " "
                    + membership.folder().directoryFilters() + " "
                    + faults.filter(member.config().name());
            String key = "filters." + membership.folder().guid();
            String before = member.store().value(key);
            if (!filters.equals(before)) {
                member.store().value(key, filters);
                if (before != null) {
                    member.store().unfilter(membership.folder().guid());
                }
            }
        }
    }
}
