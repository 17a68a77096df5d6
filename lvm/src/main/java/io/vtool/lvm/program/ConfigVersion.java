package io.vtool.lvm.program;

import org.jspecify.annotations.Nullable;

/** A release as the three numbers by which settings are told apart. */
record ConfigVersion(int major, int minor, int patch) implements Comparable<ConfigVersion> {
    private static final int LONGEST = 9;

    /** The release that is followed. */
    static final ConfigVersion SHOWN = new ConfigVersion(2, 3, 16);

    /** The release that a text such as 2.03.16 begins with; null if it does not. */
    static @Nullable ConfigVersion parse(String text) {
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                if (at >= text.length() || text.charAt(at) != '.') {
                    return null;
                }
                at++;
            }
            int start = at;
            while (at < text.length() && at < start + LONGEST && Character.isDigit(text.charAt(at))) {
                numbers[i] = numbers[i] * 10 + text.charAt(at++) - '0';
            }
            if (at == start) {
                return null;
            }
        }
        return new ConfigVersion(numbers[0], numbers[1], numbers[2]);
    }

    @Override
    public int compareTo(ConfigVersion other) {
        int order = Integer.compare(major, other.major);
        if (order == 0) {
            order = Integer.compare(minor, other.minor);
        }
        return order == 0 ? Integer.compare(patch, other.patch) : order;
    }
}
