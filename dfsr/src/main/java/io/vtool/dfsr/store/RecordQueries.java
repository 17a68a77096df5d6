package io.vtool.dfsr.store;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds ID records by what is known of them. */
final class RecordQueries {
    private final RecordRows rows;
    private final DatabaseIds ids;

    RecordQueries(RecordRows rows, DatabaseIds ids) {
        this.rows = rows;
        this.ids = ids;
    }

    @Nullable
    IdRecord byUid(Version uid) throws SQLException {
        return one("uid_db = ? AND uid_n = ?", uid);
    }

    @Nullable
    IdRecord byGvsn(Version gvsn) throws SQLException {
        // the index starts with the folder, of which there are few
        return one("folder IN (SELECT DISTINCT folder FROM vector) AND gvsn_db = ? AND gvsn_n = ?", gvsn);
    }

    private @Nullable IdRecord one(String condition, Version version) throws SQLException {
        Integer database = ids.find(version.database());
        if (database == null) {
            return null;
        }
        First first = new First();
        rows.select(condition, first, database, version.number());
        return first.found;
    }

    @Nullable
    IdRecord present(UUID folder, Version parent, String name) throws SQLException {
        First first = new First();
        inFolder(
                folder,
                parent.database(),
                "parent_db = ? AND parent_n = ? AND name = ? AND flags & 1 = 1",
                first,
                parent.number(),
                name);
        return first.found;
    }

    void children(UUID folder, Version parent, Predicate<IdRecord> visitor) throws SQLException {
        inFolder(folder, parent.database(), "parent_db = ? AND parent_n = ?", visitor, parent.number());
    }

    void all(UUID folder, Predicate<IdRecord> visitor) throws SQLException {
        Integer number = ids.find(folder);
        if (number != null) {
            rows.select("folder = ? ORDER BY uid_db, uid_n", visitor, number);
        }
    }

    private void inFolder(UUID folder, UUID database, String condition, Predicate<IdRecord> visitor, Object... more)
            throws SQLException {
        Integer number = ids.find(folder);
        Integer other = ids.find(database);
        if (number == null || other == null) {
            return;
        }
        Object[] values = new Object[more.length + 2];
        values[0] = number;
        values[1] = other;
        System.arraycopy(more, 0, values, 2, more.length);
        rows.select("folder = ? AND " + condition, visitor, values);
    }

    long countUnknown(UUID folder, VersionVector known) throws SQLException {
        long count = 0;
        for (Gap gap : Gap.of(rows, ids, folder, known)) {
            count += rows.count(gap.folder(), gap.database(), gap.low(), gap.high());
        }
        return count;
    }

    void unknown(UUID folder, VersionVector known, Predicate<IdRecord> visitor) throws SQLException {
        boolean[] more = {true};
        for (Gap gap : Gap.of(rows, ids, folder, known)) {
            if (!more[0]) {
                return;
            }
            rows.select(
                    "folder = ? AND gvsn_db = ? AND gvsn_n > ? AND gvsn_n <= ? ORDER BY gvsn_n",
                    record -> more[0] = visitor.test(record),
                    gap.folder(),
                    gap.database(),
                    gap.low(),
                    gap.high());
        }
    }

    /** Takes the first record. */
    private static final class First implements Predicate<IdRecord> {
        private @Nullable IdRecord found;

        @Override
        public boolean test(IdRecord one) {
            found = one;
            return false;
        }
    }
}
