package io.vtool.cli.sense;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.words.Suggestion;
import io.vtool.scsi.explain.ExplainOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that say what is known beside the line. */
final class DecodeOptions {
    static final Option VENDOR = Option.value(
            "--vendor",
            "NAME",
            "Read vendor specific codes as NAME's (emc, rdac, seagate ...) instead of by the device's name");

    static final Option RELEASE = Option.value(
            "--release",
            "VERSION",
            "Read plug-in codes as ESX VERSION does, e.g. 4.1 or 7, instead of by the form of the line");

    static final Option DEVICE_TYPE = Option.value(
            "--device-type",
            "TYPE",
            "Read operation codes as for TYPE: disk, tape, printer, processor, cd, scanner, changer, enclosure, zoned, or "
                    + "a number");

    private static final List<String> TYPES =
            List.of("disk", "tape", "printer", "processor", "cd", "scanner", "changer", "enclosure", "zoned");

    private static final int MOST_TYPES = 0x1f;
    private static final int OLDEST = 2;
    private static final int NEWEST = 99;

    private DecodeOptions() {}

    static ExplainOptions of(Invocation in) {
        String vendor = in.value("vendor");
        String release = in.value("release");
        String type = in.value("device-type");
        if (vendor != null && !ExplainOptions.isVendor(vendor)) {
            throw new UsageError("option '--vendor' does not know '" + vendor
                    + "'; 'vtool sense list vendor-asc' and 'vtool sense list vendors' show whom it knows");
        }
        if (vendor == null && release == null && type == null) {
            return ExplainOptions.NONE;
        }
        return new ExplainOptions(vendor, release == null ? null : (Integer) release(release), type(type));
    }

    /** The major number in {@code 7}, {@code 6.7}, {@code ESXi 8.0}. */
    private static int release(String text) {
        int i = 0;
        while (i < text.length() && !isDigit(text.charAt(i))) {
            i++;
        }
        int major = 0;
        int start = i;
        while (i < text.length() && isDigit(text.charAt(i)) && i - start < 3) {
            major = major * 10 + text.charAt(i) - '0';
            i++;
        }
        if (major < OLDEST || major > NEWEST) {
            throw new UsageError("option '--release' needs a version of ESX such as 4.1 or 7, not '" + text + "'");
        }
        return major;
    }

    private static int type(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        switch (text) {
            case "disk":
                return 0x00;
            case "tape":
                return 0x01;
            case "printer":
                return 0x02;
            case "processor":
                return 0x03;
            case "cd":
                return 0x05;
            case "scanner":
                return 0x06;
            case "changer":
                return 0x08;
            case "enclosure":
                return 0x0d;
            case "zoned":
                return 0x14;
            default:
                int code = isDigit(text.charAt(0)) ? Codes.parse(text) : Codes.NONE;
                if (code < 0 || code > MOST_TYPES) {
                    throw new UsageError("option '--device-type' does not know '" + text + "', only "
                            + String.join(", ", TYPES) + " and 0x0 to 0x1f" + Suggestion.clause(text, TYPES));
                }
                return code;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
