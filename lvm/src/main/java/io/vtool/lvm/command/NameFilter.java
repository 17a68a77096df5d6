package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import io.vtool.lvm.report.Regex;
import io.vtool.lvm.text.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns of {@code filter} or {@code global_filter}: the first that a name matches accepts or rejects it. */
final class NameFilter {
    private final List<Rule> rules = new ArrayList<>();

    private NameFilter() {}

    /** The filter of a setting; null, after saying so, if a pattern of it makes no sense. */
    static @Nullable NameFilter of(ConfigValue value, Messages messages) {
        NameFilter filter = new NameFilter();
        List<String> patterns = new ArrayList<>();
        for (ConfigValue member : value instanceof ConfigValue.Array array ? array.members() : List.of(value)) {
            if (!(member instanceof ConfigValue.Text text)) {
                messages.error("Filter patterns must be enclosed in quotes.");
                return null;
            }
            patterns.add(text.value());
        }
        if (patterns.isEmpty()) {
            messages.error("Filter patterns must be enclosed in quotes.");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (String pattern : patterns) {
            String text = text(pattern, messages);
            if (text == null) {
                messages.error("Invalid filter pattern \"" + pattern + "\".");
                return null;
            }
            texts.add(text);
        }
        for (int i = 0; i < texts.size(); i++) {
            Regex regex = Regex.of(texts.get(i), messages);
            if (regex == null) {
                return null;
            }
            filter.rules.add(new Rule(patterns.get(i).charAt(0) == 'a', regex));
        }
        return filter;
    }

    /** What stands between a pattern's delimiters; null, after saying so, if they are wrong. */
    private static @Nullable String text(String pattern, Messages messages) {
        char kind = pattern.isEmpty() ? 0 : pattern.charAt(0);
        if (kind != 'a' && kind != 'r') {
            messages.error("Pattern must begin with 'a' or 'r'.");
            return null;
        }
        char opening = pattern.length() > 1 ? pattern.charAt(1) : 0;
        char closing = opening == '(' ? ')' : opening == '[' ? ']' : opening == '{' ? '}' : opening;
        if (pattern.length() < 3 || pattern.charAt(pattern.length() - 1) != closing) {
            messages.error("Invalid separator at end of regex.");
            return null;
        }
        return pattern.substring(2, pattern.length() - 1);
    }

    /** Whether a device may be looked at: one of its names is accepted, or none is rejected. */
    boolean accepts(GivenDevice device) {
        boolean rejected = Boolean.FALSE.equals(verdict(device.name()));
        if (!device.others().isEmpty()) {
            for (String name : device.names()) {
                Boolean verdict = verdict(name);
                if (Boolean.TRUE.equals(verdict)) {
                    return true;
                }
                rejected |= verdict != null;
            }
        }
        return !rejected;
    }

    /** Whether a name is accepted or rejected; null if no pattern matches it. */
    @Nullable
    Boolean verdict(String name) {
        for (Rule rule : rules) {
            if (rule.regex.matches(name)) {
                return rule.accept;
            }
        }
        return null;
    }

    private record Rule(boolean accept, Regex regex) {}
}
