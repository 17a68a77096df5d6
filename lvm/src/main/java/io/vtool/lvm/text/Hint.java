package io.vtool.lvm.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The remarks lvm2 puts behind values in a backup file. */
final class Hint {
    private static final String[] UNITS = {"Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Petabytes", "Exabytes"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final int SECTORS_PER_MEBIBYTE = 2048;

    private final ZoneId zone;
    private final long extentSize;

    Hint(ZoneId zone, long extentSize) {
        this.zone = zone;
        this.extentSize = extentSize;
    }

    @Nullable
    String of(String kind, ConfigValue value) {
        if (kind.equals("name")) {
            return "Hint only";
        }
        if (kind.equals("informational")) {
            return kind;
        }
        if (!(value instanceof ConfigValue.Int number)) {
            return null;
        }
        return switch (kind) {
            case "sectors" -> size((double) number.value());
            case "extents" -> size((double) number.value() * extentSize);
            case "mebibytes" -> size((double) number.value() * SECTORS_PER_MEBIBYTE);
            case "time" -> TIME.format(Instant.ofEpochSecond(number.value()).atZone(zone));
            case "linear" -> number.value() == 1 ? "linear" : null;
            case "read-ahead" -> number.value() == -1 ? "None" : null;
            default -> null;
        };
    }

    /** A number of sectors in the unit that leaves at most 1024, with six significant digits. */
    static String size(double sectors) {
        double amount = sectors / 2;
        int unit = 0;
        while (amount > 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        BigDecimal digits = new BigDecimal(amount).round(new MathContext(6, RoundingMode.HALF_EVEN));
        String text = digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
        return text + ' ' + UNITS[unit];
    }
}
