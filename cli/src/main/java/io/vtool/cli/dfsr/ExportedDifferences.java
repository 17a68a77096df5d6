package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between members by exports: their ID records, and the hashes of their files. */
final class ExportedDifferences {
    private static final String ON_ITS_WAY = "may be on its way: no version vector was exported";

    private final Estate estate;
    private final ExportedBacklogs backlogs;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    ExportedDifferences(Estate estate) {
        this.estate = estate;
        this.backlogs = new ExportedBacklogs(estate);
    }

    /** All differences. */
    List<Row> find() {
        List<String> members = new ArrayList<>();
        for (Estate.Member member : estate.members()) {
            if (!backlogs.latest(member.name(), null).isEmpty()) {
                members.add(member.name());
            }
        }
        for (String one : members) {
            for (String other : members) {
                if (!one.equals(other)) {
                    records(one, other);
                }
            }
        }
        hashes();
        return rows;
    }

    /** What could not be compared. */
    List<String> notes() {
        return notes;
    }

    /** How many members have ID records, or files with hashes. */
    int comparable() {
        Map<String, Integer> members = backlogs.recordCounts();
        for (Estate.SizedFile file : estate.files()) {
            if (file.hash() != null && file.member() != null) {
                members.merge(file.member(), 1, Integer::sum);
            }
        }
        return members.size();
    }

    private void records(String one, String other) {
        Map<Version, Estate.Known> theirs = backlogs.latest(other, null);
        Map<Version, Estate.Known> ours = backlogs.latest(one, null);
        boolean first = one.compareTo(other) < 0;
        boolean few = theirs.size() < ours.size() / 2;
        if (few) {
            notes.add("of " + other + " only " + theirs.size() + " ID records were exported, of " + one + " "
                    + ours.size() + ": what is missing on " + other + " is not told");
        }
        for (Estate.Known known : ours.values()) {
            VersionVector vector = vector(other, known);
            if (vector != null && !vector.contains(known.gvsn())) {
                continue; // on its way
            }
            Estate.Known same = theirs.get(known.uid());
            if (same == null) {
                if (known.present() && !few) {
                    add(
                            known,
                            one,
                            other,
                            "missing",
                            vector == null ? ON_ITS_WAY : "a filter of the partner, or a restored snapshot");
                }
                continue;
            }
            VersionVector back = vector(one, same);
            boolean coming = back != null && !back.contains(same.gvsn());
            boolean told = !first || coming || !known.present() && !same.present();
            if (!told && known.present() != same.present()) {
                add(known, one, other, "deleted on one", cause(known, same, back == null ? null : vector));
            } else if (!told && !equal(known, same)) {
                add(known, one, other, "differs", cause(known, same, back == null ? null : vector));
            }
        }
    }

    private static boolean equal(Estate.Known a, Estate.Known b) {
        return a.gvsn().equals(b.gvsn())
                && a.name().equalsIgnoreCase(b.name())
                && (a.parent() == null || b.parent() == null || a.parent().equals(b.parent()))
                && (a.hash() == null || b.hash() == null || a.hash().equalsIgnoreCase(b.hash()));
    }

    private static String cause(Estate.Known a, Estate.Known b, @Nullable VersionVector vector) {
        if (a.gvsn().equals(b.gvsn())) {
            return "one version with two contents: a snapshot was restored, or a file was changed below the service";
        }
        return vector == null ? ON_ITS_WAY : "a version was given out twice: a snapshot was restored";
    }

    private @Nullable VersionVector vector(String member, Estate.Known known) {
        for (Estate.Vector vector : estate.vectors()) {
            boolean here = ExportedBacklogs.same(vector.member(), member)
                    && (vector.folder() == null
                            || known.folder() == null
                            || vector.folder().equals(known.folder()));
            if (here) {
                return vector.versions();
            }
        }
        return null;
    }

    private void add(Estate.Known known, String one, String other, String difference, String cause) {
        String folder = backlogs.folderName(known.folder());
        rows.add(DfsrVerifyCommand.COLUMNS.row(
                backlogs.groupOf(folder),
                folder,
                Objects.requireNonNullElse(backlogs.relative(known), known.name()),
                one,
                other,
                difference,
                known.uid().toString(),
                known.gvsn().toString(),
                cause));
    }

    /** Files of one place with two hashes. */
    private void hashes() {
        Map<String, Estate.SizedFile> first = new HashMap<>();
        for (Estate.SizedFile file : estate.files()) {
            if (file.hash() == null || file.member() == null) {
                continue;
            }
            String path = below(file);
            Estate.SizedFile other = first.putIfAbsent(path.toLowerCase(Locale.ROOT), file);
            boolean differs = other != null
                    && !ExportedBacklogs.same(other.member(), file.member())
                    && !ExportedBacklogs.same(other.hash(), file.hash());
            if (other != null && differs) {
                rows.add(DfsrVerifyCommand.COLUMNS.row(
                        null,
                        null,
                        path,
                        other.member(),
                        file.member(),
                        "differs",
                        null,
                        null,
                        "the hashes of the two files differ"));
            }
        }
    }

    private String below(Estate.SizedFile file) {
        for (Estate.Membership one : estate.memberships()) {
            String root = one.rootPath();
            boolean here = root != null
                    && ExportedBacklogs.same(one.member(), file.member())
                    && file.path().toLowerCase(Locale.ROOT).startsWith(root.toLowerCase(Locale.ROOT) + "\\");
            if (root != null && here) {
                return file.path().substring(root.length() + 1).replace('\\', '/');
            }
        }
        return file.path();
    }
}
