package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The volume with a member's folders and database (DfsrVolumeConfig, DfsrVolumeInfo).
 *
 * @param seat the member
 */
record VolumeInstance(Seat seat) implements WmiInstance {
    /** Device name of the volume. */
    static final String PATH = "\\\\.\\C:";

    private static final long SERIAL = 0xffff_ffffL;
    private static final long IN_ERROR = 2;
    private static final long AUTO_RECOVERY = 3;

    @Override
    public @Nullable Object value(String property) throws WmiException {
        UUID volume = seat.member().config().volume();
        try {
            return switch (property) {
                case "VolumeGuid" -> Seat.guid(volume);
                case "SerialNumber", "VolumeSerialNumber" -> volume.getLeastSignificantBits() & SERIAL;
                case "VolumePath" -> PATH;
                case "DatabasePath" -> PATH + "\\System Volume Information\\DFSR";
                case "DatabaseGuid" -> Seat.guid(seat.member().store().database());
                case "LastChangeTime", "LastConfigChangeTime" -> seat.changed();
                case "State" -> state();
                case "LastErrorCode", "LastErrorMessageId" -> 0L;
                default -> null;
            };
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    private long state() throws StoreException {
        long worst = 0;
        for (Membership membership : seat.member().config().memberships()) {
            FolderState state = seat.member().state(membership.folder().guid());
            if (state == FolderState.AUTO_RECOVERY) {
                return AUTO_RECOVERY;
            }
            worst = state == FolderState.IN_ERROR ? IN_ERROR : worst;
        }
        return worst;
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return seat.setting(property);
    }

    @Override
    public void set(String property, String value) throws WmiException {
        seat.set(property, value);
    }
}
