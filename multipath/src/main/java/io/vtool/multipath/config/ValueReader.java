package io.vtool.multipath.config;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks values and brings them into the form of listings: {@code 1} becomes {@code yes}, numbers are capped. What means
 * "not set" takes back what was set before; what is invalid leaves it.
 */
final class ValueReader {
    private final Problems problems;
    private final NumberReader numbers;
    private final Set<String> warned = new HashSet<>();

    ValueReader(Problems problems) {
        this.problems = problems;
        this.numbers = new NumberReader(problems);
    }

    /** Reads a value into a section; false when multipath says that parsing failed. */
    boolean read(Keyword keyword, ConfigLine line, Origin origin, Settings into) {
        Place place = new Place(origin.file(), origin.line());
        String text = line.value();
        String value;
        switch (keyword.kind()) {
            case "ignored" -> value = null;
            case "deprecated" -> {
                deprecated(keyword, place);
                value = null;
            }
            case "reservation_key" -> {
                value = ReservationKey.canonical(text);
                if (value == null) {
                    return false;
                }
            }
            default -> value = value(keyword, text, place);
        }
        if (value != null) {
            store(keyword, value, origin, into);
        } else if (keyword.name().equals("polling_interval") && into.get("polling_interval") == null) {
            // What was not understood counts down from "not set", which is the largest number.
            into.put(new Setting("polling_interval", "4294967294", origin));
        }
        return true;
    }

    private static void store(Keyword keyword, String value, Origin origin, Settings into) {
        // Both words name one thing.
        String name = keyword.name().equals("checker") ? "path_checker" : keyword.name();
        if (value.isEmpty() && keyword.kind().equals("uid_attrs")
                || value.equals("0") && zeroMeansUnset(keyword.kind())) {
            into.remove(name);
        } else {
            into.put(new Setting(name, value, origin));
        }
    }

    private static boolean zeroMeansUnset(String kind) {
        return kind.startsWith("nonzero")
                || kind.equals("dev_loss")
                || kind.equals("failback")
                || kind.equals("vpd_vendor");
    }

    /** The value in the form of listings, null when it is of no use. */
    private @Nullable String value(Keyword keyword, String text, Place place) {
        String kind = keyword.kind();
        String meaning = Values.meaning(kind, text);
        if (meaning != null) {
            return meaning;
        }
        return switch (kind) {
            case "string" -> text;
            case "argument_string 0" -> CountedWords.check(keyword, text, 0, place, problems);
            case "argument_string 1" -> CountedWords.check(keyword, text, 1, place, problems);
            case "no_slash" -> noSlash(text, place);
            case "deprecated_path" -> path(keyword, text, place);
            case "grouping_policy" -> policy(keyword, text, place);
            case "marginal_pathgroups" -> marginal(keyword, text, place);
            case "uid_attrs" -> uidAttrs(text, place);
            default -> numbers.read(keyword, text, place);
        };
    }

    private void deprecated(Keyword keyword, Place place) {
        if (warned.add(keyword.name())) {
            String where = place.file() + " line " + place.line();
            problems.add(
                    Problem.Kind.DEPRECATED,
                    1,
                    place.file(),
                    place.line(),
                    where + ": ignoring deprecated option \"" + keyword.name() + "\"");
        }
    }

    private @Nullable String noSlash(String text, Place place) {
        if (text.indexOf('/') < 0) {
            return text;
        }
        problems.at(Problem.Kind.INVALID_VALUE, 1, place, text + " cannot contain a slash. Ignoring");
        return null;
    }

    private @Nullable String path(Keyword keyword, String text, Place place) {
        if (warned.add(keyword.name())) {
            problems.at(
                    Problem.Kind.DEPRECATED,
                    2,
                    place,
                    "\"" + keyword.name() + "\" is deprecated and will be disabled in a future release");
        }
        if (text.startsWith("/")) {
            return text;
        }
        problems.at(Problem.Kind.INVALID_VALUE, 1, place, text + " is not an absolute path. Ignoring");
        return null;
    }

    /** Only the beginning of the word counts. */
    private @Nullable String policy(Keyword keyword, String text, Place place) {
        for (String policy : PathGroupingPolicies.NAMES) {
            if (text.startsWith(policy)) {
                return policy;
            }
        }
        return numbers.invalid(keyword, text, place);
    }

    private @Nullable String marginal(Keyword keyword, String text, Place place) {
        if (text.equals("fpin")) {
            problems.at(
                    Problem.Kind.INVALID_VALUE,
                    1,
                    place,
                    "support for \"fpin\" is not compiled in for marginal_pathgroups");
            return null;
        }
        return numbers.invalid(keyword, text, place);
    }

    private String uidAttrs(String text, Place place) {
        StringBuilder records = new StringBuilder();
        boolean wrong = false;
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && !ConfigLine.blank(text.charAt(end))) {
                end++;
            }
            String record = text.substring(i, end);
            if (record.indexOf(':') >= 0) {
                records.append(records.length() == 0 ? "" : " ").append(record);
            } else if (!record.isEmpty()) {
                wrong = true;
                problems.add(
                        Problem.Kind.INVALID_VALUE,
                        2,
                        place.file(),
                        place.line(),
                        "invalid record in uid_attrs: " + record);
            }
            i = end + 1;
        }
        if (wrong) {
            String where = place.file() + " line " + place.line();
            problems.add(
                    Problem.Kind.INVALID_VALUE,
                    1,
                    place.file(),
                    place.line(),
                    where + ",error parsing uid_attrs: \"" + text + "\"");
        }
        return records.toString();
    }
}
