package io.vtool.lvm.display;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.EachPv;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.report.Units;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import org.jspecify.annotations.Nullable;

/** The command {@code pvscan}, as far as it lists. */
public final class PvScan implements LvmCommand {
    private static final int UUID_ROOM = 50;

    /** The group that PVs without one are counted to; its name is never shown, but makes room. */
    private static final String ORPHANS = "#orphans_lvm2";

    @Override
    public int run(LvmRun run) {
        if (PvScanCache.asked(run)) {
            return PvScanCache.run(run);
        }
        boolean exported = run.line().has("exported");
        boolean orphans = run.line().has("novolumegroup");
        if (exported && orphans) {
            return Incompatible.pair(run, "Options -e and -n are incompatible");
        }
        Units units = Lines.units(run);
        if (units == null) {
            return LvmStatus.INVALID;
        }
        if (exported || orphans) {
            run.error("WARNING: only considering physical volumes "
                    + (exported ? "of exported volume group(s)" : "in no volume group"));
        }
        Listing listing = new Listing(run, new Lines(run, units, 0));
        int status = EachPv.visit(run, false, listing);
        listing.total();
        return status;
    }

    private static final class Listing implements EachPv.Visitor {
        private final LvmRun run;
        private final Lines lines;
        private final boolean silent;
        private int pvWidth;
        private int groupWidth = ORPHANS.length();
        private long found;
        private long orphans;
        private long size;
        private long orphanSize;

        Listing(LvmRun run, Lines lines) {
            this.run = run;
            this.lines = lines;
            silent = Incompatible.silent(run);
        }

        @Override
        public int pv(@Nullable GroupState group, PhysicalVolume pv) {
            boolean exported = group != null && group.text().exported();
            if (run.line().has("exported") && !exported || run.line().has("novolumegroup") && group != null) {
                return LvmStatus.DONE;
            }
            found++;
            long own = group == null ? PvDisplay.size(pv) : pv.extentCount() * group.extentSize();
            size += own;
            if (group == null) {
                orphans++;
                orphanSize += own;
            }
            if (!silent) {
                line(group, pv, own, exported);
            }
            return LvmStatus.DONE;
        }

        private void line(@Nullable GroupState group, PhysicalVolume pv, long own, boolean exported) {
            if (run.line().has("short")) {
                lines.print(pv.name());
                return;
            }
            if (pvWidth == 0) {
                measure();
            }
            int width = pvWidth + 2;
            String name = pv.name();
            if (run.line().has("uuid")) {
                LvmId id = pv.id();
                name = padded(name, pvWidth) + " with UUID " + (id == null ? "" : id.dashed());
                width += UUID_ROOM;
            }
            String start = "PV " + padded(name, width);
            if (group == null) {
                lines.print(start + "    " + padded(" ", groupWidth + 2) + " lvm2 [" + lines.size(own) + "]");
                return;
            }
            String sizes = " [" + lines.size(own) + " / "
                    + lines.size((pv.extentCount() - pv.allocatedCount()) * group.extentSize()) + " free]";
            if (exported) {
                lines.print(start + "  is in exported VG " + group.name() + sizes);
            } else {
                lines.print(start + " VG " + padded(group.name(), groupWidth + 2) + " lvm2" + sizes);
            }
        }

        /** The longest names of PVs and groups found. */
        private void measure() {
            for (GroupView view : run.inventory().groups()) {
                groupWidth = Math.max(groupWidth, view.group().name().length());
            }
            for (ScannedDevice device : run.inventory().devices()) {
                if (device.pv() != null) {
                    pvWidth = Math.max(pvWidth, device.name().length());
                }
            }
        }

        void total() {
            if (silent) {
                return;
            }
            if (found == 0) {
                lines.print("No matching physical volumes found");
                return;
            }
            lines.print("Total: " + found + " [" + lines.size(size) + "] / in use: " + (found - orphans) + " ["
                    + lines.size(size - orphanSize) + "] / in no VG: " + orphans + " [" + lines.size(orphanSize)
                    + "]");
        }

        private static String padded(String text, int width) {
            return text.length() < width ? text + " ".repeat(width - text.length()) : text;
        }
    }
}
