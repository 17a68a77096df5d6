package io.vtool.lvm.listing;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.CommandLog;
import io.vtool.lvm.command.EachGroup;
import io.vtool.lvm.command.EachPv;
import io.vtool.lvm.command.EachVolume;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.kernel.KernelReader;
import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.report.DeviceType;
import io.vtool.lvm.report.KernelSource;
import io.vtool.lvm.report.LogObject;
import io.vtool.lvm.report.Report;
import io.vtool.lvm.report.ReportSettings;
import io.vtool.lvm.report.ReportType;
import io.vtool.lvm.report.Subject;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.PvSegment;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a report its rows. */
final class ReportRows implements EachGroup.Visitor, EachVolume.Visitor, EachPv.Visitor {
    private static final String FORMAT = "lvm2";

    private final LvmRun run;
    private final Report report;
    private final ReportSettings settings;
    private final boolean all;
    private final KernelSource idle;
    private ReportType rows = ReportType.VGS;
    private @Nullable KernelReader kernel;
    private String looseFormat = "";

    ReportRows(LvmRun run, Report report, ReportSettings settings) {
        this.run = run;
        this.report = report;
        this.settings = settings;
        this.all = run.line().has("all");
        this.idle = run.asksKernel() ? KernelSource.IDLE : KernelSource.NOT_ASKED;
    }

    /**
     * Adds a row for everything the operands name.
     *
     * @param ofPvs whether operands name PVs
     */
    int fill(ReportType type, boolean ofPvs) {
        rows = type;
        return switch (type) {
            case DEVTYPES -> deviceTypes();
            case LABEL -> new LabelRows(run, report).fill();
            case PVS, PVSEGS -> ofPvs ? EachPv.visit(run, all, this) : EachGroup.visit(run, this);
            case LVS, SEGS -> EachVolume.visit(run, settings.removedVolumes(), this);
            default -> EachGroup.visit(run, this);
        };
    }

    private int deviceTypes() {
        for (List<String> row : FactTable.rows(ReportRows.class, "device-types.tsv")) {
            report.add(new DeviceType(row.get(0), Integer.parseInt(row.get(1)), row.get(2)));
        }
        return LvmStatus.DONE;
    }

    /** Says what the rows are about. */
    ReportRows of(ReportType type) {
        rows = type;
        return this;
    }

    /** Adds the rows of one group for a report of a type. */
    int fill(ReportType type, GroupState group) {
        rows = type;
        return switch (type) {
            case LVS, SEGS -> volumes(group);
            case PVS, PVSEGS -> {
                for (PhysicalVolume pv : group.pvs()) {
                    logged(group, pv);
                }
                yield LvmStatus.DONE;
            }
            default -> group(group);
        };
    }

    /** Adds the rows of a PV and notes in the log how it came out. */
    void logged(@Nullable GroupState group, PhysicalVolume pv) {
        LogObject whole = run.log().object();
        run.log().about(CommandLog.pv(group, pv));
        run.log().outcome(pv(group, pv));
        run.log().about(whole);
    }

    /** All but hidden ones, thin pools first, the last one before the others. */
    private int volumes(GroupState group) {
        List<Volume> chosen = new ArrayList<>();
        for (Volume volume : group.volumes()) {
            boolean shown = !volume.is(VolumeFlag.SNAPSHOT) && (all || volume.visible());
            if (shown) {
                chosen.add(volume.is(VolumeFlag.THIN_POOL) ? 0 : chosen.size(), volume);
            }
        }
        LogObject whole = run.log().object();
        for (Volume volume : chosen) {
            run.log().aboutVolume(volume);
            run.log().outcome(volume(volume));
        }
        run.log().about(whole);
        return LvmStatus.DONE;
    }

    @Override
    public int group(GroupState group) {
        if (rows == ReportType.VGS) {
            report.add(Subject.of(group));
        } else {
            for (PhysicalVolume pv : group.pvs()) {
                pv(group, pv);
            }
        }
        return LvmStatus.DONE;
    }

    @Override
    public int volume(Volume volume) {
        if (!all && !volume.visible() && (rows == ReportType.SEGS || !named())) {
            return LvmStatus.DONE;
        }
        one(volume);
        return LvmStatus.DONE;
    }

    /** Adds the rows of one volume, hidden or not. */
    void one(Volume volume) {
        if (rows == ReportType.SEGS) {
            for (VolumeSegment segment : volume.segments()) {
                report.add(Subject.of(volume, segment, kernel(volume, segment)));
            }
        } else {
            VolumeSegment first = volume.first();
            report.add(Subject.of(volume, first, first == null ? idle : kernel(volume, first)));
        }
    }

    /** Whether an operand names a volume, so that hidden ones are shown. */
    private boolean named() {
        for (String word : run.line().operands()) {
            if (word.indexOf('/', word.startsWith("/dev/") ? "/dev/".length() : 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    private KernelSource kernel(Volume volume, VolumeSegment segment) {
        if (volume.removed() != null) {
            return idle;
        }
        KernelSource source = new Asked(volume, segment);
        if (volume.mergingOrigin() && run.asksKernel()) {
            source.kernel();
        }
        return source;
    }

    /** Asks the kernel about a volume when that is needed, and not twice. */
    private final class Asked implements KernelSource {
        private final Volume volume;
        private final VolumeSegment segment;
        private @Nullable VolumeKernel answer;

        Asked(Volume volume, VolumeSegment segment) {
            this.volume = volume;
            this.segment = segment;
        }

        @Override
        public VolumeKernel kernel() {
            VolumeKernel known = answer;
            if (known == null) {
                known = report.types().needsStatus() ? reader().read(volume, segment) : reader().info(volume, segment);
                answer = known;
            }
            return known;
        }

        @Override
        public boolean mayAsk() {
            return run.asksKernel();
        }

        @Override
        public VolumeKernel kernel(Volume other) {
            VolumeSegment first = other.first();
            return first == null ? VolumeKernel.INACTIVE : reader().read(other, first);
        }
    }

    private KernelReader reader() {
        KernelReader known = kernel;
        if (known == null) {
            known = new KernelReader(run.kernel());
            kernel = known;
        }
        return known;
    }

    @Override
    public int pv(@Nullable GroupState group, PhysicalVolume pv) {
        if (rows == ReportType.PVSEGS && pv.segments().isEmpty()) {
            report.add(Subject.alone(pv, "", "", looseFormat)
                    .with(new PvSegment(pv, 0, 0, null), Volume.free(null, 0), idle));
            return LvmStatus.DONE;
        }
        Subject subject = group == null ? loose(pv) : Subject.of(group, pv);
        if (rows != ReportType.PVSEGS) {
            report.add(subject);
            return LvmStatus.DONE;
        }
        for (PvSegment part : pv.segments()) {
            VolumeSegment used = part.segment();
            report.add(
                    used == null
                            ? subject.with(part, Volume.free(group, part.length()), idle)
                            : subject.with(part, used, new Asked(used.volume(), used)));
        }
        return LvmStatus.DONE;
    }

    /** A PV in no group that can be read, or a mere device; the format lvm2 shows there is that of the last orphan. */
    private Subject loose(PhysicalVolume pv) {
        ScannedDevice device = pv.device();
        if (pv.unusedDuplicate()) {
            GroupView view = device == null || device.pv() == null
                    ? null
                    : groupOf(device.pv().id());
            boolean marked =
                    device != null && device.pv() != null && device.pv().marked();
            return view == null
                    ? Subject.alone(pv, marked ? "[unknown]" : "", "", "")
                    : Subject.alone(pv, view.group().name(), view.group().id().bare(), "");
        }
        if (device == null || device.pv() == null) {
            return Subject.alone(pv, "", "", looseFormat);
        }
        looseFormat = FORMAT;
        return Subject.alone(pv, device.pv().marked() ? "[unknown]" : "", "", FORMAT);
    }

    private @Nullable GroupView groupOf(LvmId id) {
        for (GroupView view : run.inventory().groups()) {
            for (PvView pv : view.pvs()) {
                if (pv.entry().id().equals(id)) {
                    return view;
                }
            }
        }
        return null;
    }
}
