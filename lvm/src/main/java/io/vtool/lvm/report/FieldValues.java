package io.vtool.lvm.report;

/** Computes fields: each from the parts of a row that its type is about. */
public final class FieldValues {
    private final GroupFields groups;
    private final PvFields pvs;
    private final VolumeFields volumes;
    private final KernelFields kernel;
    private final SegmentFields segments;

    /** Values shown by these settings. */
    public FieldValues(ReportSettings settings, Messages messages) {
        groups = new GroupFields(settings);
        pvs = new PvFields(settings);
        volumes = new VolumeFields(settings, messages);
        kernel = new KernelFields(settings);
        segments = new SegmentFields(settings);
    }

    /** A field's value for a row. */
    Cell cell(Field field, Subject subject) {
        return switch (field.type()) {
            case VGS -> groups.cell(field.id(), subject);
            case PVS, LABEL -> subject.pv() == null ? Cell.blank() : pvs.cell(field.id(), subject.pv());
            case LVS ->
                subject.volume() == null ? Cell.blank() : volumes.cell(field.id(), subject.volume(), subject.source());
            case LVSINFO, LVSSTATUS, LVSINFOSTATUS ->
                subject.volume() == null ? Cell.blank() : kernel.cell(field.id(), subject.volume(), subject.kernel());
            case SEGS ->
                subject.segment() == null
                        ? Cell.blank()
                        : segments.cell(field.id(), subject.segment(), subject.source());
            case PVSEGS -> pvSegment(field.id(), subject);
            case SPECIAL, FULL, LOG, DEVTYPES -> Cell.blank();
        };
    }

    private static Cell pvSegment(String id, Subject subject) {
        if (subject.pvSegment() == null) {
            return Cell.blank();
        }
        return Cell.number(
                id.equals("pvseg_start")
                        ? subject.pvSegment().start()
                        : subject.pvSegment().length());
    }
}
