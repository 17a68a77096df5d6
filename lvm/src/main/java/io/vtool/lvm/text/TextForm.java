package io.vtool.lvm.text;

/** The two forms lvm2 writes metadata in. */
public enum TextForm {
    /** In a metadata area: the group first, no indentation, no hints. */
    DISK,
    /** In a backup file: the header first, tabs, hints such as {@code # 100 Megabytes}. */
    FILE
}
