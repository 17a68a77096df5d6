package io.vtool.lvm.report;

/** The formats of reports. */
public enum ReportFormat {
    /** Lines of columns. */
    BASIC,
    /** JSON in which all values are strings. */
    JSON,
    /** JSON in which numbers are numbers, lists are arrays and what is not known is null. */
    JSON_STD
}
