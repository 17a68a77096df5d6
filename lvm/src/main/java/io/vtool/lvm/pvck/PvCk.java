package io.vtool.lvm.pvck;

import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.MemoryBlockSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The command {@code pvck}: looks at headers and metadata; {@link Repair} writes them. */
public final class PvCk implements LvmCommand {
    private static final int SECTOR = 512;

    @Override
    public int run(LvmRun run) {
        Long sector = labelSector(run);
        if (sector == null) {
            return LvmStatus.FAILED;
        }
        if (run.line().has("repair") || run.line().has("repairtype")) {
            return Repair.run(run, sector);
        }
        String dump = run.line().value("dump");
        if (dump != null) {
            return dump(run, dump, run.line().operands().get(0), sector);
        }
        boolean bad = false;
        boolean said = false;
        for (String name : run.line().operands()) {
            String reason = DeviceScan.unusable(run, name);
            BlockSource source = reason == null ? device(run, name) : null;
            if (source == null) {
                if (run.line().operands().size() == 1 && "device not found".equals(reason)) {
                    run.error("Cannot access device " + name + ".");
                    return LvmStatus.FAILED;
                }
                run.error("Cannot use " + name + ": " + reason + ".");
                continue;
            }
            Found found = look(run, source, sector);
            bad |= found != Found.GOOD;
            said |= found == Found.NOTHING || run.told(RawBytes.TOLD);
        }
        if (bad && !said) {
            run.error("Command failed with status code " + LvmStatus.FAILED + ".");
        }
        return bad ? LvmStatus.FAILED : LvmStatus.DONE;
    }

    private static @Nullable Long labelSector(LvmRun run) {
        String text = run.line().value("labelsector");
        try {
            long sector = text == null ? 1 : Long.parseLong(text);
            return sector < 0 || sector > Long.MAX_VALUE / SECTOR ? null : (Long) sector;
        } catch (NumberFormatException e) {
            run.error("Invalid argument for --labelsector: " + text);
            return null;
        }
    }

    private static @Nullable BlockSource device(LvmRun run, String name) {
        for (GivenDevice device : run.world().devices()) {
            if (device.source().name().equals(name)) {
                return device.source();
            }
        }
        return null;
    }

    private static Found look(LvmRun run, BlockSource source, long sector) {
        Areas areas = LabelDump.read(run, source, sector, false);
        boolean good = areas.good();
        AreaDump first = null;
        AreaDump second = null;
        if (areas.label() && areas.first().offset() != 0) {
            first = new AreaDump(run, source, areas.first(), AreaDump.Show.NOTHING, null).read();
            good &= first.good();
        }
        if (areas.label() && areas.second().offset() != 0) {
            second = new AreaDump(run, source, areas.second(), AreaDump.Show.NOTHING, null).read();
            good &= second.good();
        }
        if (!areas.label()) {
            run.error("Could not find LVM label on " + source.name());
            return Found.NOTHING;
        }
        run.print("Found label on " + source.name() + ", sector " + sector + ", type=LVM2 001");
        found(run, first, areas.first());
        found(run, second, areas.second());
        return good ? Found.GOOD : Found.BAD;
    }

    private static void found(LvmRun run, @Nullable AreaDump dump, DiskArea area) {
        if (dump != null && dump.found()) {
            run.print("Found text metadata area: offset=" + Long.toUnsignedString(area.offset()) + ", size="
                    + Long.toUnsignedString(area.size()));
        }
    }

    private static int dump(LvmRun run, String what, String name, long sector) {
        BlockSource source = device(run, name);
        if (source == null) {
            try {
                source = new MemoryBlockSource(name, run.world().files().read(name), SECTOR);
            } catch (IOException e) {
                run.error("Cannot access " + name + ".");
                return LvmStatus.FAILED;
            }
        } else if (DeviceScan.unusable(run, name) != null) {
            run.error("Cannot use " + name + ": " + DeviceScan.unusable(run, name) + ".");
            return LvmStatus.FAILED;
        }
        if (PvckSettings.of(run) == null) {
            return LvmStatus.FAILED;
        }
        String file = run.line().value("file");
        boolean done;
        switch (what) {
            case "headers" -> done = headers(run, source, sector);
            case "metadata" -> done = metadata(run, source, sector, AreaDump.Show.TEXT, file);
            case "metadata_all" -> done = metadata(run, source, sector, AreaDump.Show.ALL_TEXTS, file);
            case "metadata_area" -> done = metadata(run, source, sector, AreaDump.Show.BYTES, file);
            case "backup_to_raw" -> done = BackupToRaw.run(run, file);
            case "metadata_search" -> done = search(run, source, sector, file);
            default -> {
                run.error("Unknown dump value.");
                done = false;
            }
        }
        return done ? LvmStatus.DONE : LvmStatus.FAILED;
    }

    private static boolean headers(LvmRun run, BlockSource source, long sector) {
        Areas areas = LabelDump.read(run, source, sector, true);
        if (areas.metadata().isEmpty()) {
            run.print("zero metadata copies");
            return true;
        }
        AreaDump first = new AreaDump(run, source, areas.first(), AreaDump.Show.HEADER, null).read();
        boolean good = areas.good() && first.good();
        if (areas.second().offset() != 0) {
            AreaDump second = new AreaDump(run, source, areas.second(), AreaDump.Show.HEADER, null).read();
            good &= second.good();
            if (first.checksum() != 0 && second.checksum() != 0 && first.checksum() != second.checksum()) {
                run.print("CHECK: mdas have different raw_locn[0].checksum values");
            }
        }
        return verdict(run, good);
    }

    private static boolean metadata(
            LvmRun run, BlockSource source, long sector, AreaDump.Show show, @Nullable String file) {
        Areas areas = LabelDump.read(run, source, sector, false);
        if (areas.metadata().isEmpty()) {
            run.print("zero metadata copies");
            return true;
        }
        long number = number(run);
        if (number != 1 && number != 2) {
            return verdict(run, areas.good());
        }
        DiskArea area = number == 2 ? areas.second() : areas.first();
        if (area.offset() == 0) {
            run.print("CHECK: second mda not found");
            return verdict(run, false);
        }
        AreaDump dump = new AreaDump(run, source, area, show, file).read();
        return verdict(run, areas.good() && dump.good());
    }

    private static boolean verdict(LvmRun run, boolean good) {
        if (!good) {
            run.error("Found bad header or metadata values.");
        }
        return good;
    }

    /** Which of the areas is meant. */
    private static long number(LvmRun run) {
        PvckSettings settings = PvckSettings.of(run);
        Long set = settings == null ? null : settings.number("mda_num");
        if (set != null && set != 0) {
            return set;
        }
        String copies = run.line().value("pvmetadatacopies");
        return copies == null ? 1 : copies.charAt(0) - '0';
    }

    private static boolean search(LvmRun run, BlockSource source, long sector, @Nullable String file) {
        Areas areas = LabelDump.read(run, source, sector, false);
        PvckSettings settings = PvckSettings.of(run);
        DiskArea area = new SearchPlace(
                        run, source.size(), areas, settings == null ? PvckSettings.NONE : settings, number(run))
                .find();
        if (area == null) {
            return false;
        }
        run.print("Searching for metadata at offset " + Long.toUnsignedString(area.offset()) + " size "
                + Long.toUnsignedString(area.size()));
        RawBytes bytes = RawBytes.read(run, source, area.offset(), area.size());
        if (bytes == null) {
            if (RawBytes.fits(area.size())) {
                run.print("CHECK: failed to read metadata area at offset " + Long.toUnsignedString(area.offset())
                        + " size " + Long.toUnsignedString(area.size()));
            }
            if (!run.told(RawBytes.TOLD)) {
                failed(run);
            }
            return false;
        }
        new TextSearch(run, bytes, area.offset(), file).print();
        return true;
    }

    static void failed(LvmRun run) {
        run.error("Command failed with status code " + LvmStatus.FAILED + ".");
    }

    private enum Found {
        GOOD,
        BAD,
        NOTHING
    }
}
