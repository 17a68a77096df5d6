package io.vtool.multipath.config;

/** The features of a map as text: a number, then as many words. */
public final class Features {
    private Features() {}

    /**
     * Takes words away where they are there.
     *
     * @param features the features
     * @param words words separated by single blanks
     */
    public static String remove(String features, String words) {
        int at = find(features, words);
        int digits = digits(features);
        if (at < 0 || digits == 0 || digits == features.length() || !ConfigLine.blank(features.charAt(digits))) {
            return features;
        }
        long count = DecimalPrefix.of(features.substring(0, digits)).value() - count(words);
        if (count == 0) {
            return "0";
        }
        int rest = at + words.length();
        while (rest < features.length() && ConfigLine.blank(features.charAt(rest))) {
            rest++;
        }
        String left = count + features.substring(digits, at) + features.substring(rest);
        return rest < features.length() ? left : left.stripTrailing();
    }

    /**
     * Whether the words are among the features.
     *
     * @param features the features
     * @param words words separated by single blanks
     */
    public static boolean has(String features, String words) {
        return find(features, words) >= 0;
    }

    private static int find(String features, String words) {
        int at = features.indexOf(words, 1);
        while (at >= 0) {
            int end = at + words.length();
            boolean begins = ConfigLine.blank(features.charAt(at - 1));
            if (begins && (end == features.length() || ConfigLine.blank(features.charAt(end)))) {
                return at;
            }
            at = features.indexOf(words, end);
        }
        return -1;
    }

    private static int digits(String features) {
        int i = 0;
        while (i < features.length() && features.charAt(i) >= '0' && features.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int count(String words) {
        int count = 1;
        for (int i = 0; i < words.length() - 1; i++) {
            count += ConfigLine.blank(words.charAt(i)) && !ConfigLine.blank(words.charAt(i + 1)) ? 1 : 0;
        }
        return count;
    }
}
