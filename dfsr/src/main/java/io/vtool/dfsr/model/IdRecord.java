package io.vtool.dfsr.model;

import java.util.Arrays;
import java.util.UUID;

/**
 * What a member knows of one file, folder or tombstone of a replicated folder.
 *
 * @param folder the replicated folder
 * @param uid identity of the file for its life
 * @param gvsn version of its last change
 * @param parent UID of the folder it stands in
 * @param name its name
 * @param flags {@link #PRESENT} and others
 * @param attributes file attributes of Windows
 * @param fence first key of conflict resolution
 * @param clock second key: file time of the last change
 * @param createTime file time of its creation
 * @param updateTime file time of the last change on the member that made it
 * @param size bytes, 0 for a folder or tombstone
 * @param hash 16 bytes, all zero when not computed
 * @param fileId file reference on this member's volume, 0 when the file is not there
 * @param usn position in this member's journal
 */
public record IdRecord(
        UUID folder,
        Version uid,
        Version gvsn,
        Version parent,
        String name,
        int flags,
        int attributes,
        Fence fence,
        long clock,
        long createTime,
        long updateTime,
        long size,
        byte[] hash,
        long fileId,
        long usn) {
    /** The file exists; without it the record is a tombstone. */
    public static final int PRESENT = 0x1;

    /** A tombstone that lost a conflict about its name. */
    public static final int NAME_CONFLICT = 0x2;

    /** Partners were told of it. */
    public static final int UID_VISIBLE = 0x4;

    /** Not yet checked after the journal was lost. */
    public static final int JOURNAL_WRAP = 0x10;

    /** About to be deleted. */
    public static final int PENDING_TOMBSTONE = 0x20;

    /** FILE_ATTRIBUTE_DIRECTORY. */
    public static final int DIRECTORY = 0x10;

    /** FILE_ATTRIBUTE_ARCHIVE. */
    public static final int ARCHIVE = 0x20;

    /** Bytes of a hash. */
    public static final int HASH = 16;

    /** Checks and copies the hash. */
    public IdRecord {
        if (hash.length != HASH) {
            throw new IllegalArgumentException("hash of " + hash.length + " bytes");
        }
        hash = hash.clone();
    }

    /** A copy. */
    @Override
    public byte[] hash() {
        return hash.clone();
    }

    /**
     * The same with another last change.
     *
     * @param version the change
     */
    public IdRecord withGvsn(Version version) {
        return new IdRecord(
                folder,
                uid,
                version,
                parent,
                name,
                flags,
                attributes,
                fence,
                clock,
                createTime,
                updateTime,
                size,
                hash,
                fileId,
                usn);
    }

    /**
     * The same in another place.
     *
     * @param above UID of the folder
     * @param as its name there
     */
    public IdRecord withPlace(Version above, String as) {
        return new IdRecord(
                folder,
                uid,
                gvsn,
                above,
                as,
                flags,
                attributes,
                fence,
                clock,
                createTime,
                updateTime,
                size,
                hash,
                fileId,
                usn);
    }

    /**
     * The same with another file on this volume.
     *
     * @param file file reference
     */
    public IdRecord withFileId(long file) {
        return new IdRecord(
                folder,
                uid,
                gvsn,
                parent,
                name,
                flags,
                attributes,
                fence,
                clock,
                createTime,
                updateTime,
                size,
                hash,
                file,
                usn);
    }

    /** The path-independent facts are those of another: what two members have of one file when they agree. */
    public boolean sameContent(IdRecord other) {
        return uid.equals(other.uid)
                && gvsn.equals(other.gvsn)
                && name.equals(other.name)
                && parent.equals(other.parent)
                && present() == other.present()
                && size == other.size
                && Arrays.equals(hash, other.hash);
    }

    /** Whether the file exists. */
    public boolean present() {
        return (flags & PRESENT) != 0;
    }

    /** Whether it is, or was, a folder. */
    public boolean directory() {
        return (attributes & DIRECTORY) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdRecord that
                && uid.equals(that.uid)
                && gvsn.equals(that.gvsn)
                && folder.equals(that.folder)
                && parent.equals(that.parent)
                && name.equals(that.name)
                && flags == that.flags
                && attributes == that.attributes
                && fence == that.fence
                && clock == that.clock
                && createTime == that.createTime
                && updateTime == that.updateTime
                && size == that.size
                && Arrays.equals(hash, that.hash)
                && fileId == that.fileId
                && usn == that.usn;
    }

    @Override
    public int hashCode() {
        return uid.hashCode() * 31 + gvsn.hashCode();
    }
}
