package io.vtool.cli.sense;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.OutputFormat;
import io.vtool.scsi.scan.CodeFilter;
import io.vtool.scsi.scan.ScanOptions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options of a scan. */
final class SenseScanOptions {
    private static final String UNITS = "smhdw";
    private static final long[] UNIT_SECONDS = {1, 60, 3600, 86_400, 604_800};
    private static final int TEXT_TOP = 10;
    private static final int MOST_DIGITS = 9;

    private SenseScanOptions() {}

    static ScanOptions of(Invocation in) {
        List<CodeFilter> codes = new ArrayList<>();
        for (String list : in.values("code")) {
            int from = 0;
            for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', from)) {
                codes.add(code(list.substring(from, comma)));
                from = comma + 1;
            }
            codes.add(code(list.substring(from)));
        }
        String since = in.value("since");
        String until = in.value("until");
        long now = in.environment().time().now().getEpochSecond();
        return new ScanOptions(
                since == null ? Long.MIN_VALUE : seconds(since, now, false),
                until == null ? Long.MAX_VALUE : seconds(until, now, true),
                in.values("device"),
                codes,
                "hide".equals(in.value("benign")),
                Runtime.getRuntime().availableProcessors());
    }

    private static CodeFilter code(String code) {
        CodeFilter filter = CodeFilter.parse(code);
        if (filter == null) {
            throw new UsageError(
                    "'" + code
                            + "' is not a code; write 0x6/0x29/0x0, 5/24, H:0x8, 'H:0x0 D:0x2', nvme:0x281, srb:0x4 or event:153");
        }
        return filter;
    }

    /** How many rows of each kind to show. */
    static int top(Invocation in) {
        String top = in.value("top");
        if (top == null) {
            return in.format() == OutputFormat.TEXT ? TEXT_TOP : Integer.MAX_VALUE;
        }
        long number = number(top);
        if (number < 1) {
            throw new UsageError("--top takes a whole number from 1, not '" + top + "'");
        }
        return (int) number;
    }

    private static long seconds(String text, long now, boolean end) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(text.charAt(text.length() - 1));
        if (unit >= 0) {
            long ago = number(text.substring(0, text.length() - 1));
            if (ago >= 0) {
                return now - ago * UNIT_SECONDS[unit];
            }
        }
        Long time = SenseScanTime.syslog(text.trim(), now, end);
        time = time == null ? time(text.trim().replace(' ', 'T').replace('/', '-'), end) : time;
        if (time == null) {
            throw new UsageError(
                    "'" + text + "' is not a time; write 2024-03-01, 2024-03-01T04:12:00Z, 'Mar 1 04:12:00', or"
                            + " 30m, 2h, 7d for so long ago");
        }
        return time;
    }

    private static @Nullable Long time(String text, boolean end) {
        try {
            if (text.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(text);
                return (end ? day.plusDays(1) : day).atStartOfDay().toEpochSecond(ZoneOffset.UTC) - (end ? 1 : 0);
            }
            int clock = text.indexOf('T');
            boolean zoned = text.endsWith("Z") || text.indexOf('+', clock) > 0 || text.indexOf('-', clock) > 0;
            return zoned
                    ? OffsetDateTime.parse(text).toEpochSecond()
                    : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
