package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;

/** What is left of a file that was deleted. */
final class Tombstones {
    private Tombstones() {}

    /** The tombstone of a record, with more flags where it has another reason than that somebody deleted the file. */
    static IdRecord of(IdRecord record, Version gvsn, long clock, int flags, long usn) {
        return new IdRecord(
                record.folder(),
                record.uid(),
                gvsn,
                record.parent(),
                record.name(),
                record.flags() & ~IdRecord.PRESENT | IdRecord.UID_VISIBLE | flags,
                record.attributes(),
                record.fence(),
                clock,
                record.createTime(),
                record.updateTime(),
                0,
                new byte[IdRecord.HASH],
                0,
                usn);
    }
}
