package io.vtool.multipath.config;

/** Queueing without end. */
final class QueueLint {
    private QueueLint() {}

    static void check(ConfigLint.Section section, Findings findings) {
        Setting retry = section.configured("no_path_retry");
        Setting features = section.configured("features");
        Setting cause = null;
        if (retry != null && retry.value().equals("queue")) {
            cause = retry;
        } else if (retry == null && features != null && Features.has(features.value(), "queue_if_no_path")) {
            cause = features;
        }
        if (cause == null) {
            return;
        }
        boolean everywhere = section.name().equals("defaults") || section.name().equals("overrides");
        if (everywhere) {
            findings.add(
                    "queue_forever",
                    cause.origin(),
                    "I/O of every map without paths waits for ever (" + cause.keyword() + " " + cause.value() + ")");
        } else if (!section.value("flush_on_last_del").equals("yes")) {
            findings.add(
                    "queue_kept",
                    cause.origin(),
                    "I/O waits for ever when no path is left, also after the last path was deleted");
        }
    }
}
