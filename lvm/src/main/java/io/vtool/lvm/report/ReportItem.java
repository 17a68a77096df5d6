package io.vtool.lvm.report;

/** What a row of a report is about that has nothing to do with groups. */
public interface ReportItem {
    /** The value of a field. */
    Cell cell(String field);
}
