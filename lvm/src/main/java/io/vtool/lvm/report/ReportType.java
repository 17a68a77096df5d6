package io.vtool.lvm.report;

/** What the rows of a report, and the fields in it, are about. */
public enum ReportType {
    /** Groups. */
    VGS("Volume Group", "vg_"),
    /** Volumes. */
    LVS("Logical Volume", "lv_"),
    /** What the kernel knows about a volume's device. */
    LVSINFO("Logical Volume Device Info", "lv_"),
    /** The status the kernel's target reports. */
    LVSSTATUS("Logical Volume Device Status", "lv_"),
    /** Both of them. */
    LVSINFOSTATUS("Logical Volume Device Info and Status Combined", "lv_"),
    /** PVs. */
    PVS("Physical Volume", "pv_"),
    /** Labels of PVs. */
    LABEL("Physical Volume Label", "pv_"),
    /** Segments of volumes. */
    SEGS("Logical Volume Segment", "seg_"),
    /** Segments of PVs. */
    PVSEGS("Physical Volume Segment", "pvseg_"),
    /** What belongs to every report. */
    SPECIAL("Special", "special_"),
    /** Several reports for each group. */
    FULL("", "");

    private final String description;
    private final String prefix;

    ReportType(String description, String prefix) {
        this.description = description;
        this.prefix = prefix;
    }

    /** The words for it in help texts. */
    public String description() {
        return description;
    }

    /** What its fields' names begin with, underscore included. */
    public String prefix() {
        return prefix;
    }

    /** The name of its rows in JSON. */
    public String rowName() {
        return prefix.substring(0, prefix.length() - 1);
    }

    /** The bit that stands for it in a set of types. */
    int bit() {
        return 1 << ordinal();
    }
}
