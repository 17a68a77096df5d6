package io.vtool.lvm.report;

/**
 * How a report is laid out.
 *
 * @param aligned whether columns are padded to one width
 * @param buffered whether rows are gathered and sorted before they are printed
 * @param prefixes whether each value has its field's name in front
 * @param quoted whether such values stand in quotes
 * @param rows whether each field has a line of its own
 */
public record OutputOptions(
        boolean aligned,
        boolean buffered,
        boolean headings,
        boolean prefixes,
        boolean quoted,
        boolean rows,
        String separator,
        ReportFormat format) {
    /** What lines as fields imply: they are gathered and not padded; and what JSON does. */
    public OutputOptions consistent() {
        if (format != ReportFormat.BASIC) {
            return new OutputOptions(false, true, false, prefixes, quoted, false, separator, format);
        }
        return rows ? new OutputOptions(false, true, headings, prefixes, quoted, true, separator, format) : this;
    }
}
