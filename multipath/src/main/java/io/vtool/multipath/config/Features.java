package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** The features of a map as text: a number, then as many words. */
public final class Features {
    private static final String QUEUE = "queue_if_no_path";
    private static final String RETAIN = "retain_attached_hw_handler";
    private static final String NO_PATH_RETRY = "no_path_retry";
    private static final String RETAIN_KEYWORD = "retain_attached_hw_handler";

    private Features() {}

    /**
     * Adds words unless they are there.
     *
     * @param features the features
     * @param words words separated by single blanks
     */
    public static String add(String features, String words) {
        if (find(features, words) >= 0) {
            return features;
        }
        int digits = digits(features);
        if (digits == 0) {
            return features;
        }
        long count = DecimalPrefix.of(features.substring(0, digits)).value() + count(words);
        return count + features.substring(digits) + " " + words;
    }

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

    /** Turns features that have keywords of their own into these, in an entry or in the settings of a map. */
    static void reconcile(String id, Settings settings, ConfigFile file, Problems problems) {
        Setting features = settings.get("features");
        if (features == null) {
            return;
        }
        String text = features.value();
        if (text.contains(QUEUE)) {
            deprecated(id, QUEUE, ", please use 'no_path_retry queue' instead", file, problems);
            replaceQueue(id, settings, features.origin(), file, problems);
            text = remove(text, QUEUE);
        }
        if (text.contains(RETAIN)) {
            deprecated(id, RETAIN, "", file, problems);
            replaceRetain(id, settings, features.origin(), file, problems);
            text = remove(text, RETAIN);
        }
        settings.put(new Setting("features", text, features.origin()));
    }

    private static void replaceQueue(String id, Settings into, Origin from, ConfigFile file, Problems problems) {
        @Nullable String retry = into.value(NO_PATH_RETRY);
        if (retry == null) {
            into.put(new Setting(NO_PATH_RETRY, "queue", from));
        } else if (!retry.equals("queue")) {
            String shown = retry.equals("fail") ? "\"fail\"" : retry;
            ignored(id, QUEUE, "because no_path_retry is set to '" + shown + "'", file, problems);
        }
    }

    private static void replaceRetain(String id, Settings into, Origin from, ConfigFile file, Problems problems) {
        @Nullable String retain = into.value(RETAIN_KEYWORD);
        if (retain == null) {
            into.put(new Setting(RETAIN_KEYWORD, "yes", from));
        } else if (retain.equals("no")) {
            ignored(id, RETAIN, "because " + RETAIN + " is set to 'off'", file, problems);
        }
    }

    private static void deprecated(String id, String feature, String advice, ConfigFile file, Problems problems) {
        problems.add(0, file.name(), 0, id + ": option 'features \"1 " + feature + "\"' is deprecated" + advice);
    }

    private static void ignored(String id, String feature, String why, ConfigFile file, Problems problems) {
        problems.add(2, file.name(), 0, id + ": ignoring feature '" + feature + "' " + why);
    }
}
