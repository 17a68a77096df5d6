package io.vtool.lvm.program;

import org.jspecify.annotations.Nullable;

/** A release as the three numbers by which settings are told apart. */
record ConfigVersion(int major, int minor, int patch) implements Comparable<ConfigVersion> {
    /** The release that is followed. */
    static final ConfigVersion SHOWN = new ConfigVersion(2, 3, 16);

    /** The release of a text such as 2.03.16; null if it is none. */
    static @Nullable ConfigVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        int[] numbers = new int[3];
        if (parts.length != numbers.length) {
            return null;
        }
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Integer.parseInt(parts[i]);
            } catch (NumberFormatException e) {
                return null;
            }
            if (numbers[i] < 0) {
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
