package io.vtool.multipath.config;

import io.vtool.multipath.regex.ExtendedRegex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries of the devices and multipaths sections that cannot apply, or to more than was meant. */
final class EntryLint {
    private static final int LONGEST_VENDOR = 8;
    private static final int LONGEST_PRODUCT = 16;
    private static final int LONGEST_MODEL = 40;

    private EntryLint() {}

    static void check(MultipathConfig config, Findings findings) {
        for (Settings entry : config.hardware().configured()) {
            device(entry, findings);
        }
        String prefix = config.defaults().aliasPrefix();
        Map<String, Setting> aliases = new HashMap<>();
        for (Settings entry : config.multipaths()) {
            multipath(entry, prefix, aliases, findings);
        }
    }

    private static void device(Settings entry, Findings findings) {
        for (String keyword : List.of("vendor", "product", "revision")) {
            Setting setting = entry.get(keyword);
            if (setting == null || setting.origin().file().isEmpty()) {
                continue;
            }
            String text = setting.value();
            String shown = keyword + " \"" + text + "\"";
            if (ExtendedRegex.of(text) == null) {
                findings.add("invalid_expression", setting.origin(), shown + " is no regular expression");
            } else if (neverMatches(entry, keyword, text)) {
                findings.add("never_matches", setting.origin(), shown + " matches no device");
            }
        }
    }

    private static boolean neverMatches(Settings entry, String keyword, String expression) {
        String text = expression.startsWith("^") ? expression.substring(1) : expression;
        String plain = text.endsWith("$") ? text.substring(0, text.length() - 1) : text;
        if (!ExtendedRegex.plain(plain)) {
            return false;
        }
        String vendor = entry.value("vendor");
        boolean nvme = vendor != null && ExtendedRegex.matches(vendor, "NVME");
        int longest = keyword.equals("vendor") ? LONGEST_VENDOR : nvme ? LONGEST_MODEL : LONGEST_PRODUCT;
        return plain.length() > longest || plain.endsWith(" ");
    }

    private static void multipath(Settings entry, String prefix, Map<String, Setting> aliases, Findings findings) {
        Setting wwid = entry.get("wwid");
        if (wwid != null && expression(wwid.value())) {
            findings.add(
                    "wwid_is_no_expression", wwid.origin(), "wwid \"" + wwid.value() + "\" looks like an expression");
        }
        Setting alias = entry.get("alias");
        if (alias == null) {
            return;
        }
        if (AliasNumber.of(alias.value(), prefix) > 0) {
            findings.add(
                    "alias_looks_automatic",
                    alias.origin(),
                    "alias " + alias.value() + " is one that user_friendly_names gives");
        }
        Setting first = aliases.putIfAbsent(alias.value(), alias);
        if (first != null) {
            findings.add(
                    "alias_conflict",
                    alias.origin(),
                    "alias " + alias.value() + " is given to another WWID at "
                            + first.origin().text());
        }
    }

    private static boolean expression(String wwid) {
        return wwid.indexOf('*') >= 0 || wwid.startsWith("^") || wwid.endsWith("$") || wwid.indexOf('[') >= 0;
    }
}
