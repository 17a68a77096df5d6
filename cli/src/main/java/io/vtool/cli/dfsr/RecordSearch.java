package io.vtool.cli.dfsr;

import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the ID record of a file on members of the lab. */
final class RecordSearch {
    /**
     * A record and who has it.
     *
     * @param member the member
     * @param record its record
     */
    record Found(Member member, IdRecord record) {}

    private final List<Replication> groups;
    private final @Nullable String only;

    /** Looks on one member, or on all. */
    RecordSearch(List<Replication> groups, @Nullable String only) {
        this.groups = groups;
        this.only = only;
    }

    List<Found> byUid(Version uid) throws StoreException {
        return search(member -> {
            IdRecord record = member.store().byUid(uid);
            return record == null ? member.store().byGvsn(uid) : record;
        });
    }

    /** By the path as the member names it, or as this machine does. */
    List<Found> byPath(String path, Path resolved) throws StoreException {
        return search(member -> {
            for (Membership membership : member.config().memberships()) {
                String below = below(membership, path, resolved);
                IdRecord record =
                        below == null ? null : member.find(membership.folder().guid(), below);
                if (record != null) {
                    return record;
                }
            }
            return null;
        });
    }

    private static @Nullable String below(Membership membership, String path, Path resolved) {
        String root = membership.rootPath() + "\\";
        if (path.regionMatches(true, 0, root, 0, root.length())) {
            return path.substring(root.length()).replace('\\', '/');
        }
        Path real = resolved.normalize();
        return real.startsWith(membership.directory()) && !real.equals(membership.directory())
                ? membership.directory().relativize(real).toString()
                : null;
    }

    private interface Look {
        @Nullable
        IdRecord at(Member member) throws StoreException;
    }

    private List<Found> search(Look look) throws StoreException {
        List<Found> found = new ArrayList<>();
        for (Replication group : groups) {
            for (GroupMember config : group.group().members()) {
                if (only != null && !config.name().equalsIgnoreCase(only)) {
                    continue;
                }
                Member member = Objects.requireNonNull(group.member(config.name()));
                IdRecord record = look.at(member);
                if (record != null) {
                    found.add(new Found(member, record));
                }
            }
        }
        return found;
    }
}
