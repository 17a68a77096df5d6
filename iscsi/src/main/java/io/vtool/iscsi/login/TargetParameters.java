package io.vtool.iscsi.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text keys whose values a target may be given, and what is allowed there. */
public final class TargetParameters {
    /** The keys, sorted. */
    public static final List<String> NAMES = List.of(
            "DataDigest",
            "DefaultTime2Retain",
            "DefaultTime2Wait",
            "FirstBurstLength",
            "HeaderDigest",
            "ImmediateData",
            "InitialR2T",
            "MaxBurstLength",
            "MaxOutstandingR2T",
            "MaxRecvDataSegmentLength");

    private TargetParameters() {}

    /**
     * Checks a wish.
     *
     * @param key text key
     * @param value what the target is to want
     * @return what is wrong, without the key; null if nothing is
     */
    public static @Nullable String problem(String key, String value) {
        LoginKey row = LoginKeys.find(key);
        if (row == null || !NAMES.contains(key)) {
            return "is no parameter of a target";
        }
        return switch (row.kind()) {
            case "boolean" -> value.equals("Yes") || value.equals("No") ? null : "is Yes or No";
            case "number" ->
                row.number(value) < 0 || !isDecimal(value)
                        ? "is a number from " + row.minimum() + " to " + row.maximum()
                        : null;
            default -> isDigestList(value) ? null : "is CRC32C, None or both, separated by a comma";
        };
    }

    private static boolean isDecimal(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigestList(String value) {
        return switch (value) {
            case "CRC32C", "None", "CRC32C,None", "None,CRC32C" -> true;
            default -> false;
        };
    }
}
