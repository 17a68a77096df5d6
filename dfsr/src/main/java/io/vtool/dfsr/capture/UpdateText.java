package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Output of {@code Update-DfsrConfigurationFromAD -Verbose}. */
final class UpdateText {
    private static final String ASKED = "Performing operation \"Update-DfsrConfigurationFromAD\" on Target \"";
    private static final String UPDATED = "Successfully updated the DFSR Active Directory";
    private static final String NAMED = " on the computer named ";

    private UpdateText() {}

    static @Nullable Captured read(List<String> lines) {
        List<String> targets = new ArrayList<>();
        List<String> updated = new ArrayList<>();
        for (String line : lines) {
            int asked = line.indexOf(ASKED);
            if (asked >= 0) {
                int from = asked + ASKED.length();
                int end = line.indexOf('"', from);
                targets.add(line.substring(from, end < 0 ? line.length() : end));
            }
            int named = line.contains(UPDATED) ? line.indexOf(NAMED) : -1;
            if (named >= 0) {
                String name = line.substring(named + NAMED.length()).strip();
                updated.add(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
            }
        }
        return targets.isEmpty() && updated.isEmpty() ? null : new Captured.ConfigurationUpdate(targets, updated);
    }
}
