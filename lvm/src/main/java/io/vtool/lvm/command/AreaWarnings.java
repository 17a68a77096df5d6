package io.vtool.lvm.command;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.scan.ScannedDevice;

/** What lvm2 says of a metadata area that is damaged: of its header, of its text, of a text that differs. */
final class AreaWarnings {
    private static final int SECTOR = 512;

    private AreaWarnings() {}

    /** What is wrong with the header of an area. */
    static void header(LvmRun run, ScannedDevice device, Damage damage) {
        String offset = Long.toUnsignedString(damage.offset());
        String place = " in mda header on " + device.name() + " at " + offset;
        switch (damage.problem()) {
            case CHECKSUM -> run.error("WARNING: wrong checksum " + Long.toHexString(damage.found()) + place);
            case MAGIC -> run.error("WARNING: wrong magic number" + place);
            case VERSION -> run.error("WARNING: wrong version " + damage.found() + place);
            case WRONG_PLACE ->
                run.error("WARNING: wrong start sector " + Long.toUnsignedString(damage.found()) + place);
            case UNREADABLE, BEYOND_DEVICE -> {
                run.failedReads().failed(device.name(), device.size(), damage.offset(), SECTOR);
                run.error("Failed to read metadata area header on " + device.name() + " at " + offset);
            }
            default -> {
                // there are no others
            }
        }
    }

    /** Why a text could not be read. */
    static void text(LvmRun run, ScannedDevice device, MetadataArea area, long place) {
        for (Damage damage : area.damages()) {
            String shown = Long.toUnsignedString(place);
            switch (damage.problem()) {
                case CHECKSUM, TOO_LARGE ->
                    run.error("WARNING: Checksum error on " + device.name() + " at offset " + shown + ".");
                case NAME ->
                    run.error("WARNING: Metadata location on " + device.name() + " at offset " + shown
                            + " begins with invalid name.");
                default -> run.failedReads().failed(device.name(), device.size(), damage.offset(), damage.expected());
            }
        }
    }

    static boolean mismatched(MetadataArea area) {
        return !area.damages().isEmpty() && area.damages().get(0).problem() == Damage.Problem.MISMATCH;
    }

    static void mismatch(LvmRun run, String group, ScannedDevice device, MetadataArea area, int number) {
        run.error("WARNING: scan of VG " + group + " from " + device.name() + " mda" + number + " found "
                + area.damages().get(0).detail());
        run.error("WARNING: Scanning " + device.name() + " mda" + number + " found mismatch with other metadata.");
    }
}
