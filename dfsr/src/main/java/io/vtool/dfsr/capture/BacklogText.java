package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Output of {@code dfsrdiag backlog}. */
final class BacklogText {
    private static final String COUNT = "Backlog File Count:";
    private static final String NONE = "No Backlog - member ";
    private static final String PARTNER = " is in sync with partner ";
    private static final String NAME = "File name:";
    private static final int MOST_DIGITS = 18;

    private BacklogText() {}

    static @Nullable Captured read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int partner = line.indexOf(PARTNER);
            if (line.startsWith(NONE) && partner > 0) {
                return new Captured.Backlog(
                        bare(line.substring(NONE.length(), partner)),
                        bare(line.substring(partner + PARTNER.length())),
                        0,
                        List.of());
            }
            int count = line.indexOf(COUNT);
            long number = count < 0
                    ? -1
                    : number(line.substring(count + COUNT.length()).strip());
            if (number >= 0 && line.startsWith("Member ")) {
                String member = bare(line.substring("Member ".length(), count));
                return new Captured.Backlog(member, null, number, names(lines.subList(i + 1, lines.size())));
            }
        }
        return null;
    }

    private static List<String> names(List<String> lines) {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            int dot = text.indexOf('.');
            if (dot > 0 && number(text.substring(0, dot)) == names.size() + 1 && text.startsWith(NAME, dot + 2)) {
                names.add(text.substring(dot + 2 + NAME.length()).strip());
            }
        }
        return names;
    }

    private static String bare(String member) {
        String text = member.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
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
