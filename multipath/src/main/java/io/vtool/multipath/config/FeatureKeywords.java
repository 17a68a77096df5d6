package io.vtool.multipath.config;

/** Features that have keywords of their own, and are turned into these. */
final class FeatureKeywords {
    private static final String QUEUE = "queue_if_no_path";
    private static final String RETAIN = "retain_attached_hw_handler";
    private static final String NO_PATH_RETRY = "no_path_retry";
    private static final String RETAIN_KEYWORD = "retain_attached_hw_handler";

    private final String id;
    private final Settings settings;
    private final Origin origin;
    private final Problems problems;

    private FeatureKeywords(String id, Settings settings, Origin origin, Problems problems) {
        this.id = id;
        this.settings = settings;
        this.origin = origin;
        this.problems = problems;
    }

    /**
     * Turns them into keywords.
     *
     * @param id what the settings are about, as messages name it
     * @param settings the settings of an entry or of a map
     * @param problems told of what is deprecated or ignored
     */
    static void replace(String id, Settings settings, Problems problems) {
        Setting features = settings.get("features");
        if (features != null) {
            new FeatureKeywords(id, settings, features.origin(), problems).replace(features.value());
        }
    }

    private void replace(String features) {
        String text = features;
        if (text.contains(QUEUE)) {
            say(Problem.Kind.DEPRECATED, 0, deprecated(QUEUE) + ", please use 'no_path_retry queue' instead");
            queue();
            text = Features.remove(text, QUEUE);
        }
        if (text.contains(RETAIN)) {
            say(Problem.Kind.DEPRECATED, 0, deprecated(RETAIN));
            retain();
            text = Features.remove(text, RETAIN);
        }
        settings.put(new Setting("features", text, origin));
    }

    private void queue() {
        String retry = settings.value(NO_PATH_RETRY);
        if (retry == null) {
            settings.put(new Setting(NO_PATH_RETRY, "queue", origin));
        } else if (!retry.equals("queue")) {
            String shown = retry.equals("fail") ? "\"fail\"" : retry;
            ignored(QUEUE, "no_path_retry is set to '" + shown + "'");
        }
    }

    private void retain() {
        String retain = settings.value(RETAIN_KEYWORD);
        if (retain == null) {
            settings.put(new Setting(RETAIN_KEYWORD, "yes", origin));
        } else if (retain.equals("no")) {
            ignored(RETAIN, RETAIN + " is set to 'off'");
        }
    }

    private static String deprecated(String feature) {
        return "option 'features \"1 " + feature + "\"' is deprecated";
    }

    private void ignored(String feature, String why) {
        say(Problem.Kind.IGNORED_VALUE, 2, "ignoring feature '" + feature + "' because " + why);
    }

    private void say(Problem.Kind kind, int level, String text) {
        boolean inFile = !origin.file().isEmpty();
        problems.add(kind, level, origin.file(), inFile ? origin.line() : 0, id + ": " + text);
    }
}
