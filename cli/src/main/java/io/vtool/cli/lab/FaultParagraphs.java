package io.vtool.cli.lab;

import io.vtool.emulator.lab.fault.FaultKey;
import io.vtool.emulator.lab.fault.FaultKind;
import io.vtool.emulator.lab.fault.FaultKinds;
import java.util.ArrayList;
import java.util.List;

/** What help says of the kinds of faults: a paragraph for each, and one for their keys. */
final class FaultParagraphs {
    private FaultParagraphs() {}

    static List<String> all() {
        List<String> paragraphs = new ArrayList<>();
        for (FaultKind kind : FaultKinds.all()) {
            paragraphs.add(about(kind));
        }
        paragraphs.add(keys());
        return paragraphs;
    }

    private static String about(FaultKind kind) {
        StringBuilder text =
                new StringBuilder("`").append(kind.name()).append("` (").append(kind.on());
        for (String key : kind.required()) {
            text.append(", ").append(key).append('=');
        }
        for (String key : kind.optional()) {
            text.append(", [").append(key).append("=]");
        }
        return text.append("): ").append(kind.meaning()).append('.').toString();
    }

    private static String keys() {
        StringBuilder keys = new StringBuilder("Keys:");
        for (FaultKey key : FaultKinds.allKeys()) {
            keys.append(keys.length() > 5 ? "; " : " ")
                    .append('`')
                    .append(key.name())
                    .append("`, ")
                    .append(key.meaning());
            keys.append(key.absent().isEmpty() ? "" : " (default " + key.absent() + ")");
        }
        return keys.append('.').toString();
    }
}
