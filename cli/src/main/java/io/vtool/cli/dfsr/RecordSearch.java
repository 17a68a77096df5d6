package io.vtool.cli.dfsr;

import io.vtool.cli.env.Environment;
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
import java.util.Locale;
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

    private static final int MOST = 10_000;
    private static final int LONGEST_ID = "0x".length() + 16;

    private final List<Replication> groups;
    private final @Nullable String only;

    /** Looks on one member, or on all. */
    RecordSearch(List<Replication> groups, @Nullable String only) {
        this.groups = groups;
        this.only = only;
    }

    /** By UID, GVSN, file ID or path; by a path also what was deleted. */
    List<Found> find(String what, Environment environment) throws StoreException {
        Version version = Version.parse(what);
        if (version != null) {
            return byUid(version);
        }
        Long fileId = fileId(what);
        if (fileId != null) {
            return matching((member, record) -> record.present() && record.fileId() == fileId);
        }
        List<Found> live = byPath(what, environment.resolve(what));
        return live.isEmpty() ? byName(what) : live;
    }

    /** The number of a file on its volume, in hexadecimal with 0x in front; null when the text is none. */
    static @Nullable Long fileId(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("0x") || lower.length() > LONGEST_ID) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(lower.substring(2), 16);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** By the end of the path, from a name on, whatever its case; what exists before what was deleted. */
    private List<Found> byName(String path) throws StoreException {
        String wanted = path.replace('/', '\\').toLowerCase(Locale.ROOT);
        String name = wanted.substring(wanted.lastIndexOf('\\') + 1);
        List<Found> all = matching((member, record) -> {
            String shown = record.name().toLowerCase(Locale.ROOT).equals(name)
                    ? member.shownPath(record).toLowerCase(Locale.ROOT)
                    : "";
            return shown.equals(wanted) || shown.endsWith("\\" + wanted);
        });
        List<Found> present =
                all.stream().filter(found -> found.record().present()).toList();
        return present.isEmpty() ? all : present;
    }

    private interface Test {
        boolean holds(Member member, IdRecord record) throws StoreException;
    }

    private List<Found> matching(Test test) throws StoreException {
        List<Found> found = new ArrayList<>();
        StoreException[] failure = new StoreException[1];
        for (Member member : members()) {
            for (Membership membership : member.config().memberships()) {
                member.store().all(membership.folder().guid(), record -> {
                    try {
                        if (test.holds(member, record)) {
                            found.add(new Found(member, record));
                        }
                        return found.size() < MOST;
                    } catch (StoreException e) {
                        failure[0] = e;
                        return false;
                    }
                });
                if (failure[0] != null) {
                    throw failure[0];
                }
            }
        }
        return found;
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
        for (Member member : members()) {
            IdRecord record = look.at(member);
            if (record != null) {
                found.add(new Found(member, record));
            }
        }
        return found;
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (Replication group : groups) {
            for (GroupMember config : group.group().members()) {
                if (only == null || config.name().equalsIgnoreCase(only)) {
                    members.add(Objects.requireNonNull(group.member(config.name())));
                }
            }
        }
        return members;
    }
}
