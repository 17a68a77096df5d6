package io.vtool.cli.dfsr;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import io.vtool.dfsr.fact.DfsrError;
import io.vtool.dfsr.log.LogFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options of {@code vtool dfsr log}. */
final class LogOptions {
    private static final String SHAPE = "0000-00-00T00:00:00.000";
    private static final int DAY = "0000-00-00".length();
    private static final int MOST_DIGITS = 9;

    private LogOptions() {}

    static LogFilter filter(Invocation in) {
        List<Long> codes = new ArrayList<>();
        for (String code : in.values("error")) {
            try {
                codes.add(DfsrError.number(code));
            } catch (NumberFormatException e) {
                throw new UsageError("'" + code + "' is not an error code; write 9027 or 0x80041002");
            }
        }
        List<String> modules = new ArrayList<>();
        for (String module : in.values("module")) {
            modules.add(module.toUpperCase(Locale.ROOT));
        }
        String level = in.value("level");
        return new LogFilter(
                time(in.value("since")),
                time(in.value("until")),
                level == null ? null : level.toUpperCase(Locale.ROOT),
                modules,
                codes,
                in.values("match"));
    }

    static int top(Invocation in, int usual) {
        String top = in.value("top");
        if (top == null) {
            return usual;
        }
        boolean number = !top.isEmpty() && top.length() <= MOST_DIGITS;
        for (int i = 0; i < top.length(); i++) {
            number &= top.charAt(i) >= '0' && top.charAt(i) <= '9';
        }
        if (!number || Integer.parseInt(top) == 0) {
            throw new UsageError("--top takes a whole number from 1, not '" + top + "'");
        }
        return Integer.parseInt(top);
    }

    /** A day or a time of the log's own zone, as entries are compared with it. */
    private static @Nullable String time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String time = text.strip().replace(' ', 'T');
        boolean fits = time.length() >= DAY && time.length() <= SHAPE.length();
        for (int i = 0; fits && i < time.length(); i++) {
            char c = time.charAt(i);
            fits = SHAPE.charAt(i) == '0' ? c >= '0' && c <= '9' : c == SHAPE.charAt(i);
        }
        if (!fits) {
            throw new UsageError(
                    "'" + text + "' is not a time; write 2024-03-01 or 2024-03-01T04:12, in the log's own zone");
        }
        return time;
    }
}
