package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;

/**
 * The filters of a member.
 *
 * @param member whose they are
 */
public record MemberFilters(Member member) {
    /**
     * Whether one keeps a file or folder away from the member, or a folder that it stands in.
     *
     * @param membership the replicated folder
     * @param record a record of the file or folder
     * @param source the member whose record it is
     * @throws StoreException if a database cannot be read
     */
    public boolean keepAway(Membership membership, IdRecord record, Member source) throws StoreException {
        IdRecord at = record;
        for (int depth = 0; at != null && depth < Tree.DEEPEST; depth++) {
            if (!member.filter(membership, at.name(), at.directory()).isEmpty()) {
                return true;
            }
            at = membership.folder().directoryFilters().isEmpty()
                    ? null
                    : source.store().byUid(at.parent());
        }
        return false;
    }
}
