package io.vtool.lvm.report;

/** What the rows of a report, and the fields in it, are about. */
public enum ReportType {
    /** Groups. */
    VGS(0x1, "Volume Group", "vg_"),
    /** Volumes. */
    LVS(0x2, "Logical Volume", "lv_"),
    /** What the kernel knows about a volume's device. */
    LVSINFO(0x4, "Logical Volume Device Info", "lv_"),
    /** The status the kernel's target reports. */
    LVSSTATUS(0x8, "Logical Volume Device Status", "lv_"),
    /** Both of them. */
    LVSINFOSTATUS(0x10, "Logical Volume Device Info and Status Combined", "lv_"),
    /** PVs. */
    PVS(0x20, "Physical Volume", "pv_"),
    /** Labels of PVs. */
    LABEL(0x40, "Physical Volume Label", "pv_"),
    /** Segments of volumes. */
    SEGS(0x80, "Logical Volume Segment", "seg_"),
    /** Segments of PVs. */
    PVSEGS(0x100, "Physical Volume Segment", "pvseg_"),
    /** What belongs to every report. */
    SPECIAL(0x200, "Special", "special_"),
    /** What a command said. */
    LOG(0x800, "Command Log", "log_"),
    /** Kinds of block devices. */
    DEVTYPES(0x1000, "Device Types", "devtype_"),
    /** Several reports for each group. */
    FULL(0x400, "", "");

    private final int bit;
    private final String description;
    private final String prefix;

    ReportType(int bit, String description, String prefix) {
        this.bit = bit;
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

    /** Whether it is one of those that the kernel is asked for. */
    boolean ofKernel() {
        return this == LVSINFO || this == LVSSTATUS || this == LVSINFOSTATUS;
    }

    /** The bit that stands for it in a set of types. */
    int bit() {
        return bit;
    }
}
