package io.vtool.dfsr.store;

import io.vtool.dfsr.model.VersionVector;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Versions of one database that somebody does not know: above low, up to and including high.
 *
 * @param folder number of the replicated folder
 * @param database number of the database
 * @param low last version before the gap
 * @param high last version of the gap
 */
record Gap(int folder, int database, long low, long high) {
    /** The gaps between what is known, for each database that a record of the folder was changed in. */
    static List<Gap> of(RecordRows rows, DatabaseIds ids, UUID folder, VersionVector known) throws SQLException {
        List<Gap> gaps = new ArrayList<>();
        Integer number = ids.find(folder);
        if (number == null) {
            return gaps;
        }
        for (int database : rows.databases(number)) {
            long low = 0;
            for (VersionVector.Interval interval : known.intervals(ids.guid(database))) {
                if (interval.low() > low) {
                    gaps.add(new Gap(number, database, low, interval.low()));
                }
                low = interval.high();
            }
            gaps.add(new Gap(number, database, low, Long.MAX_VALUE));
        }
        return gaps;
    }
}
