package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a report.
 *
 * @param type what its rows are about if its fields do not make it something else
 * @param fields names separated by commas
 * @param keys what rows are sorted by, or null
 * @param selection which rows are shown, or null for all
 * @param compact fields that are left out if blank in every row, or null
 */
public record ReportRequest(
        ReportType type,
        String fields,
        @Nullable String keys,
        @Nullable String selection,
        @Nullable String compact,
        OutputOptions output) {}
