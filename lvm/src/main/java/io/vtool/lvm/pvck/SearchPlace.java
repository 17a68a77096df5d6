package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.DiskArea;
import org.jspecify.annotations.Nullable;

/** Where {@code pvck --dump metadata_search} looks: as the settings say, else as the headers do, else where areas usually lie. */
final class SearchPlace {
    private static final long MEBIBYTE = 1 << 20;
    private static final long FIRST_AREA = 4096;

    private final LvmRun run;
    private final long deviceSize;
    private final Areas areas;
    private final PvckSettings settings;

    /** Which of the areas, 1 or 2; others are none. */
    private long number;

    SearchPlace(LvmRun run, long deviceSize, Areas areas, PvckSettings settings, long number) {
        this.run = run;
        this.deviceSize = deviceSize;
        this.areas = areas;
        this.settings = settings;
        this.number = number;
    }

    /** The bytes to search, or null after saying why there are none. */
    @Nullable
    DiskArea find() {
        DiskArea place = place();
        if (place != null && (number == 1 || number == 2)) {
            DiskArea header = header();
            if (header.offset() != 0 && header.offset() != place.offset()
                    || header.size() != 0 && header.size() != place.size()) {
                String which = "mda" + number;
                run.print("Ignoring " + which + "_offset " + header.offset() + " " + which + "_size " + header.size()
                        + " from pv_header.");
            }
        }
        return place;
    }

    private @Nullable DiskArea place() {
        Long offset = settings.number("mda_offset");
        Long size = settings.number("mda_size");
        if (offset != null || size != null) {
            return firstGiven(offset, size);
        }
        Long second = settings.number("mda2_offset");
        if (second != null || settings.number("mda2_size") != null) {
            return secondGiven(second);
        }
        DiskArea header = header();
        if (number != 1 && number != 2) {
            run.error("No mda location.");
            return null;
        }
        if (areas.label() && header.offset() != 0 && header.size() != 0) {
            return header;
        }
        return usual();
    }

    private @Nullable DiskArea usual() {
        long offset = number == 1 ? FIRST_AREA : wholeMebibytes() - MEBIBYTE;
        if (offset < FIRST_AREA) {
            PvCk.failed(run);
            return null;
        }
        DiskArea usual = new DiskArea(offset, number == 1 ? MEBIBYTE - FIRST_AREA : deviceSize - offset);
        run.print("Using " + (number == 1 ? "common defaults for first" : "defaults for second") + " mda: offset "
                + usual.offset() + " size " + usual.size() + ".");
        run.print("Override defaults with --settings \"mda_offset=<bytes> mda_size=<bytes>\"");
        return usual;
    }

    private @Nullable DiskArea firstGiven(@Nullable Long givenOffset, @Nullable Long givenSize) {
        long offset = givenOffset == null ? 0 : givenOffset;
        long size = givenSize == null ? 0 : givenSize;
        Long given = settings.number("mda_num");
        number = given == null ? 0 : given;
        if (offset != 0 && size != 0) {
            return new DiskArea(offset, size);
        }
        if (count(givenOffset) + count(givenSize) + (number == 0 ? 0 : 1) < 2) {
            run.error("Specify at least two values from: mda_num, mda_offset, mda_size.");
            return null;
        }
        if (size == 0) {
            size = header().size();
            if (size == 0) {
                size = number == 1 ? MEBIBYTE - FIRST_AREA : number == 2 ? wholeMebibytes() - offset : 0;
            }
        }
        if (offset == 0) {
            offset = number == 1 ? FIRST_AREA : number == 2 ? wholeMebibytes() - size : 0;
        }
        if (settings.number("mda2_offset") != null || settings.number("mda2_size") != null) {
            run.print("Ignoring mda2 values from settings.");
        }
        return new DiskArea(offset, size);
    }

    /** The size of the second area counts only together with the first one's, so it is as good as not given. */
    private @Nullable DiskArea secondGiven(@Nullable Long givenOffset) {
        Long given = settings.number("mda_num");
        number = given == null ? 0 : given;
        if (count(givenOffset) + (number == 0 ? 0 : 1) < 2) {
            run.error("Specify at least two values from: mda_num, mda2_offset, mda2_size.");
            return null;
        }
        if (number == 1) {
            run.error("Invalid mda_num=1 and mda2 settings.");
            return null;
        }
        DiskArea second = areas.second();
        long offset = givenOffset == null ? 0 : givenOffset;
        long size = second.size() != 0 ? second.size() : wholeMebibytes() - offset;
        if (offset == 0) {
            offset = second.offset() != 0 ? second.offset() : wholeMebibytes() - size;
        }
        return new DiskArea(offset, size);
    }

    /** What the PV's header says of the area; nothing for other numbers. */
    private DiskArea header() {
        return number == 1 ? areas.first() : number == 2 ? areas.second() : new DiskArea(0, 0);
    }

    private long wholeMebibytes() {
        return deviceSize < 2 * MEBIBYTE ? 0 : deviceSize / MEBIBYTE * MEBIBYTE;
    }

    private static int count(@Nullable Long value) {
        return value == null ? 0 : 1;
    }
}
