package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code dfsrdiag backlog}. */
final class DfsrdiagBacklog {
    private final DfsrdiagText text;

    DfsrdiagBacklog(DfsrdiagText text) {
        this.text = text;
    }

    /** Prints the answer; what is returned is the text of a failure. */
    @Nullable
    String answer(TextOutput out, DfsrdiagLine line, OpenDfsr dfsr) throws StoreException {
        String groupName = String.valueOf(line.value("rgname"));
        Replication group = null;
        for (Replication one : dfsr.groups()) {
            group = one.group().name().equalsIgnoreCase(groupName) ? one : group;
        }
        if (group == null) {
            return text.of("err-group", groupName);
        }
        ReplicatedFolder folder = group.group().folder(String.valueOf(line.value("rfname")));
        if (folder == null) {
            return text.of("err-folder");
        }
        String sending = String.valueOf(line.value("sendingmember"));
        String typed = line.value("receivingmember");
        String receiving = typed == null ? DfsrdiagTool.localMember(group) : typed;
        for (String name : List.of(sending, receiving)) {
            if (group.member(name) == null) {
                return text.of("err-member", name);
            }
        }
        Silence silent = Silence.of(
                dfsr.faults(),
                folder,
                Objects.requireNonNull(group.member(sending)),
                Objects.requireNonNull(group.member(receiving)));
        if (silent != null) {
            return text.of(silent.text(), silent.member());
        }
        Backlog backlog = Backlog.of(group, folder, sending, receiving, Backlog.LISTED);
        if (backlog.count() == 0) {
            out.line(text.of("backlog-none", receiving, sending));
            return null;
        }
        out.line(text.of("backlog-count", receiving, Long.toString(backlog.count())));
        out.line(text.of("backlog-head", Integer.toString(backlog.records().size())));
        int number = 1;
        for (IdRecord record : backlog.records()) {
            out.foreign(text.of("backlog-name", Integer.toString(number++), record.name()))
                    .line();
        }
        return null;
    }
}
