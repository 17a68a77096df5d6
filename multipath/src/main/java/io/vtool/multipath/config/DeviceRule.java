package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import org.jspecify.annotations.Nullable;

/** A rule about vendor and product; each may be missing, but not both. */
final class DeviceRule {
    private @Nullable String vendor;
    private @Nullable String product;
    private @Nullable ExtendedRegex vendorRegex;
    private @Nullable ExtendedRegex productRegex;
    private Origin origin = Origin.INTERNAL;

    @Nullable
    String vendor() {
        return vendor;
    }

    @Nullable
    String product() {
        return product;
    }

    Origin origin() {
        return origin;
    }

    boolean empty() {
        return vendor == null && product == null;
    }

    /** Sets one of the two; false when the expression is invalid, and nothing is changed. */
    boolean set(boolean forVendor, String expression, Origin from) {
        ExtendedRegex regex = ExtendedRegex.of(BlacklistRule.bare(expression));
        if (regex == null) {
            return false;
        }
        if (forVendor) {
            vendor = expression;
            vendorRegex = regex;
        } else {
            product = expression;
            productRegex = regex;
        }
        origin = from;
        return true;
    }

    boolean matches(String deviceVendor, String deviceProduct) {
        return !empty() && matches(vendor, vendorRegex, deviceVendor) && matches(product, productRegex, deviceProduct);
    }

    private static boolean matches(@Nullable String expression, @Nullable ExtendedRegex regex, String text) {
        return expression == null || regex == null || regex.find(text) != BlacklistRule.inverts(expression);
    }

    boolean sameAs(@Nullable String otherVendor, @Nullable String otherProduct) {
        return same(vendor, otherVendor) && same(product, otherProduct);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : one.equals(other);
    }

    /** {@code vendor:product}, with an expression that matches all where there is none. */
    String shown() {
        return (vendor == null ? ".*" : vendor) + ":" + (product == null ? ".*" : product);
    }

    /** {@code vendor:product}, as the report of the daemon has it. */
    String words() {
        return (vendor == null ? "(null)" : vendor) + ":" + (product == null ? "(null)" : product);
    }
}
