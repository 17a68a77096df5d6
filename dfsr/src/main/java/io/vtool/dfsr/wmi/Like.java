package io.vtool.dfsr.wmi;

/** Patterns of WQL: {@code %} any text, {@code _} any character, {@code [a-z]} and {@code [^a-z]} one of a set. */
final class Like {
    private Like() {}

    /** Going back to the last percent sign keeps it at pattern times text. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                mark = t;
            } else if (p < pattern.length() && one(pattern, p, text.charAt(t))) {
                p = next(pattern, p);
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    /** End of the set that starts there, -1 when none does. */
    private static int set(String pattern, int at) {
        return pattern.charAt(at) == '[' ? pattern.indexOf(']', at + 2) : -1;
    }

    private static int next(String pattern, int at) {
        int end = set(pattern, at);
        return end < 0 ? at + 1 : end + 1;
    }

    private static boolean one(String pattern, int at, char c) {
        int end = set(pattern, at);
        if (end < 0) {
            return pattern.charAt(at) == '_' || pattern.charAt(at) == c;
        }
        boolean not = pattern.charAt(at + 1) == '^' && end > at + 2;
        boolean in = false;
        for (int i = at + (not ? 2 : 1); i < end; i++) {
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            in |= range ? c >= pattern.charAt(i) && c <= pattern.charAt(i + 2) : c == pattern.charAt(i);
            i += range ? 2 : 0;
        }
        return in != not;
    }
}
