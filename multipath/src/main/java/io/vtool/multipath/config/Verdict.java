package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/**
 * What the blacklist says about a device.
 *
 * @param blacklisted whether it is not to be multipathed
 * @param criterion what decided: {@code property, devnode, device, protocol, wwid}; null when nothing did
 * @param exception whether an exception decided, which ends the question for its criterion only
 * @param rule the expression of the rule, null when a property that has to be there is missing, or when nothing decided
 * @param origin where the rule comes from, null when there is none
 * @param about what the rule was held against: the name of the device, its WWID, property and so on
 */
public record Verdict(
        boolean blacklisted,
        @Nullable String criterion,
        boolean exception,
        @Nullable String rule,
        @Nullable Origin origin,
        String about) {
    /** Nothing was said. */
    public static final Verdict NOTHING = new Verdict(false, null, false, null, null, "");

    /**
     * As multipath logs it: {@code wwid 3600... blacklisted}, {@code device node name blacklisted}; empty when nothing
     * was said.
     */
    public String text() {
        if (criterion == null) {
            return "";
        }
        String word = exception ? "whitelisted" : "blacklisted";
        return switch (criterion) {
            case "property" ->
                rule == null ? "blacklisted, udev property missing" : "udev property " + about + " " + word;
            case "devnode" -> "device node name " + word;
            case "device" -> "(" + about + ") vendor/product " + word;
            case "protocol" -> "protocol " + about + " " + word;
            default -> "wwid " + about + " " + word;
        };
    }
}
