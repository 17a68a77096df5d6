package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Gives files another fence, so that they win or lose conflicts (DfsrReplicatedFolderInfo.Fence). */
public final class Fencing {
    private final Member member;
    private final Fence fence;
    private final long now;

    /**
     * Readies it.
     *
     * @param member the member whose records are changed
     * @param fence the fence
     * @param now the moment, milliseconds since 1970
     */
    public Fencing(Member member, Fence fence, long now) {
        this.member = member;
        this.fence = fence;
        this.now = now;
    }

    /**
     * Changes a file's fence, which is a change that partners hear of.
     *
     * @param top the record of the file or folder
     * @param recursive whether all that stands in it is changed too
     */
    public void apply(IdRecord top, boolean recursive) throws StoreException {
        RecordStore store = member.store();
        store.change(() -> {
            Deque<IdRecord> open = new ArrayDeque<>();
            open.add(top);
            while (!open.isEmpty()) {
                IdRecord one = open.remove();
                if (recursive && one.directory()) {
                    for (IdRecord child : store.children(one.folder(), one.uid())) {
                        if (child.present()) {
                            open.add(child);
                        }
                    }
                }
                Version version = store.nextVersion();
                store.put(changed(one, version));
                member.learn(one.folder(), version);
            }
        });
    }

    private IdRecord changed(IdRecord one, Version version) throws StoreException {
        return new IdRecord(
                one.folder(),
                one.uid(),
                version,
                one.parent(),
                one.name(),
                one.flags(),
                one.attributes(),
                fence,
                Math.max(FileTime.ofMillis(now), one.clock() + 1),
                one.createTime(),
                one.updateTime(),
                one.size(),
                one.hash(),
                one.fileId(),
                member.nextUsn());
    }
}
