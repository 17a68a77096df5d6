package io.vtool.multipath.prio;

import io.vtool.multipath.path.LivePath;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code weightedpath}: pairs of an expression and a priority, the first that matches counts. */
final class WeightedPath implements Prioritizer {
    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        if (arguments == null) {
            return 0;
        }
        StringTokenizer words = new StringTokenizer(arguments, " \t");
        if (!words.hasMoreTokens()) {
            return 0;
        }
        String subject = subject(path, words.nextToken());
        while (subject != null && words.countTokens() > 1) {
            String expression = words.nextToken();
            String priority = words.nextToken();
            try {
                if (Pattern.compile(expression).matcher(subject).find()) {
                    return number(priority);
                }
            } catch (PatternSyntaxException e) {
                // an expression that is none matches nothing
            }
        }
        return 0;
    }

    private static @Nullable String subject(LivePath path, String kind) {
        return switch (kind) {
            case "hbtl" -> path.hcil();
            case "devname" -> path.name;
            case "serial" -> path.identity.serial();
            case "wwn" ->
                "[undef]:[undef]:"
                        + (path.device == null || path.device.targetName() == null
                                ? "[undef]"
                                : path.device.targetName())
                        + ":[undef]";
            default -> null;
        };
    }

    /** A number as C's {@code atoi} reads it. */
    private static int number(String text) {
        int end = text.startsWith("-") ? 1 : 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9' && end < 10) {
            end++;
        }
        try {
            return Integer.parseInt(text.substring(0, end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
