package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An ID record (DfsrIdRecordInfo).
 *
 * @param seat the member whose record it is
 * @param idRecord the record
 * @param index its number in the answer
 */
record RecordInstance(Seat seat, IdRecord idRecord, long index) implements WmiInstance {
    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "Uid" -> idRecord.uid().toString();
            case "Flags" -> (long) idRecord.flags();
            case "Attributes" -> (long) idRecord.attributes();
            case "GVsn" -> idRecord.gvsn().toString();
            case "Usn" -> idRecord.usn();
            case "ParentUid" -> idRecord.parent().toString();
            case "Fid" -> idRecord.fileId();
            case "Volume" -> VolumeInstance.PATH;
            case "Fence" -> Integer.toString(idRecord.fence().number());
            case "Clock" -> new Moment(idRecord.clock());
            case "CreateTime" -> new Moment(idRecord.createTime());
            case "UpdateTime" -> new Moment(idRecord.updateTime());
            case "FileHash" -> hash(idRecord.hash());
            case "FileName" -> idRecord.name().toLowerCase(Locale.ROOT);
            case "FullPathName" -> path();
            case "Index" -> index;
            case "ReplicatedFolderGuid" -> Seat.guid(idRecord.folder());
            default -> null;
        };
    }

    /** Path as the member's users see it. */
    String path() throws WmiException {
        try {
            return seat.member().shownPath(idRecord);
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    /** Two halves of 64 bits. */
    private static String hash(byte[] hash) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hash.length; i++) {
            text.append(i == IdRecord.HASH / 2 ? " " : "");
            text.append(Character.forDigit(hash[i] >> 4 & 0xf, 16)).append(Character.forDigit(hash[i] & 0xf, 16));
        }
        return text.toString();
    }
}
