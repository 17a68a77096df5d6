package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;

/** Lets a member find what people changed in all its folders. */
final class Scanning {
    private final Member member;

    Scanning(Member member) {
        this.member = member;
    }

    /** Tells whether a folder was met for the first time. */
    boolean run(long now) throws IOException, StoreException {
        boolean any = false;
        for (Membership membership : member.config().memberships()) {
            if (!membership.enabled()) {
                continue;
            }
            FolderState state = member.state(membership.folder().guid());
            if (state == FolderState.AUTO_RECOVERY || state == FolderState.IN_ERROR) {
                continue; // what is missing then is not taken for deleted
            }
            boolean first = state == FolderState.UNINITIALIZED;
            boolean primary = member.primary(membership);
            any |= first;
            Fence fence = Fence.DEFAULT;
            if (first || state == FolderState.INITIAL_SYNC) {
                fence = primary ? Fence.INITIAL_PRIMARY : Fence.INITIAL_SYNC;
            }
            if (!membership.readOnly()) {
                new Scan(member, membership, now, fence).run();
            } else if (state == FolderState.NORMAL) {
                new Reversion(member, membership, now).run();
            }
            if (first) {
                member.state(membership.folder().guid(), primary ? FolderState.NORMAL : FolderState.INITIAL_SYNC);
                member.event(now, primary ? 4112 : 4102, membership.folder().name());
            }
        }
        return any;
    }
}
