package io.vtool.multipath.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The files under {@code config/} of the test resources, and configurations of one text. */
final class Samples {
    private Samples() {}

    static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/config/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static MultipathConfig read(String text) {
        return MultipathConfig.read(List.of(new ConfigFile(MultipathConfig.FILE, text)));
    }

    /** What multipath prints about a configuration by default. */
    static String problems(MultipathConfig config) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : config.problems()) {
            text.append(problem.level() <= 2 ? problem.text() + "\n" : "");
        }
        return text.toString();
    }
}
