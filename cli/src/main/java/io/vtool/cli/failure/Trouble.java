package io.vtool.cli.failure;

import org.jspecify.annotations.Nullable;

/**
 * One expected failure as a value: what a partial result carries beside its data.
 *
 * @param code stable word for scripts, such as {@code file_unreadable}
 * @param message what failed and why, in one sentence without a full stop
 * @param subject name of the object it happened to, null when there is none
 * @param hint what to try, null when nothing is known to help
 */
public record Trouble(
        String code,
        String message,
        @Nullable String subject,
        @Nullable String hint) {}
