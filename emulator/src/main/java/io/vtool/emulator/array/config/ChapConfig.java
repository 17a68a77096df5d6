package io.vtool.emulator.array.config;

import org.jspecify.annotations.Nullable;

/**
 * CHAP credentials of a target. They never appear in {@link #toString}.
 *
 * @param user name the initiator gives
 * @param secret what it proves to know
 * @param mutualUser name the target gives back, null without mutual CHAP
 * @param mutualSecret what the target proves to know
 */
public record ChapConfig(
        String user,
        String secret,
        @Nullable String mutualUser,
        @Nullable String mutualSecret) {
    @Override
    public String toString() {
        return "ChapConfig[user=" + user + ", mutualUser=" + mutualUser + "]";
    }
}
