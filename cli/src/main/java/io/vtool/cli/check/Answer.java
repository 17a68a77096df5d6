package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.render.Metric;
import io.vtool.cli.render.Verdict;
import io.vtool.cli.render.Verdict.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a check found out, as it is gathered. */
final class Answer {
    /** How many findings one line names; somebody who asks for more gets more. */
    private static final int MOST_WORDS = 5;

    private static final int MOST_WORDS_OF_MORE = 25;

    private final String service;
    private String well;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> seen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Verdict.Performance> performance = new ArrayList<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<String> there = new ArrayList<>();

    /**
     * Begins one.
     *
     * @param service what is checked, in capitals
     * @param well what to say when nothing is the matter
     */
    Answer(String service, String well) {
        this.service = service;
        this.well = well;
    }

    String service() {
        return service;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Verdict.Performance> performance() {
        return performance;
    }

    List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    void find(State state, String subject, String words) {
        if (state != State.OK) {
            findings.add(new Finding(state, subject, words));
        }
    }

    /** Notes what could not be found out. */
    void find(CommandFailure failure) {
        String hint = failure.trouble().hint();
        find(State.UNKNOWN, "", failure.trouble().message() + (hint == null ? "" : ", " + hint));
    }

    /** Tells those who ask for more what was looked at, and how it is. */
    void seen(String subject, String words) {
        seen.add(new Finding(State.OK, subject, words));
    }

    /** Tells those who look for a mistake how the check went about it. */
    void note(String words) {
        notes.add(words);
    }

    /** Says in other words that nothing is the matter, now that it is known what there is. */
    void well(String words) {
        well = words;
    }

    /** Notes what is there, for a baseline. */
    void there(Baseline.Kind kind, String owner, String name) {
        there.add(kind.line(owner, name));
    }

    /** The lines of a baseline. */
    List<String> there() {
        return there;
    }

    void number(String label, Number value, String unit, Limits limits) {
        performance.add(
                new Verdict.Performance(label, value, unit, limits.warningText(), limits.criticalText(), null, null));
    }

    void number(String label, Number value, String unit) {
        performance.add(new Verdict.Performance(label, value, unit, null, null, null, null));
    }

    /** Adds a number that counts something, of which there can be so many at most. */
    void part(String label, long value, long most, Limits limits) {
        performance.add(
                new Verdict.Performance(label, value, "", limits.warningText(), limits.criticalText(), 0, most));
    }

    /**
     * Adds a value of a metric.
     *
     * @param labels names and values of its labels, one after another
     */
    void metric(String name, String help, Number value, String... labels) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            named.put(labels[i], labels[i + 1]);
        }
        Metric known = metrics.get(name);
        List<Metric.Sample> samples = known == null ? new ArrayList<>() : new ArrayList<>(known.samples());
        samples.add(new Metric.Sample(named, value));
        metrics.put(name, new Metric(name, Metric.Kind.GAUGE, help, samples));
    }

    /** The worst state; what could not be found out is worse than a warning, and not as bad as what is known to be broken. */
    State state() {
        State worst = State.OK;
        for (Finding finding : findings) {
            worst = rank(finding.state()) > rank(worst) ? finding.state() : worst;
        }
        return worst;
    }

    static int rank(State state) {
        return switch (state) {
            case OK -> 0;
            case WARNING -> 1;
            case UNKNOWN -> 2;
            case CRITICAL -> 3;
        };
    }

    /** What was found, the worst first. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> Integer.compare(rank(b.state()), rank(a.state())));
        return sorted;
    }

    /** One line that says why, the worst first; semicolons and spaced slashes part findings and areas, and nothing else. */
    String summary() {
        return findings.isEmpty() ? well : line("", sorted(), MOST_WORDS);
    }

    /**
     * The same for those who ask for more.
     *
     * @param level how often {@code -v} was given: once makes the line longer, lines of their own need no longer one
     */
    String summary(int level) {
        if (level != 1) {
            return summary();
        }
        return findings.isEmpty() ? line(well, seen, MOST_WORDS_OF_MORE) : line("", sorted(), MOST_WORDS_OF_MORE);
    }

    private static String line(String start, List<Finding> named, int most) {
        StringBuilder text = new StringBuilder(start);
        for (Finding finding : named.subList(0, Math.min(most, named.size()))) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(finding.text().replace("; ", ", ").replace(" / ", "/"));
        }
        if (named.size() > most) {
            text.append("; and ").append(named.size() - most).append(" more");
        }
        return text.toString();
    }

    /**
     * Further lines for those who ask for more.
     *
     * @param level from 2 on a line for everything that was looked at, from 3 on also how it was done
     */
    List<String> details(int level) {
        List<String> lines = new ArrayList<>();
        if (level > 1) {
            for (Finding finding : sorted()) {
                lines.add(service + " " + finding.state() + ": " + finding.text());
            }
            for (Finding finding : seen) {
                lines.add(service + " OK: " + finding.text());
            }
        }
        if (level > 2) {
            for (String note : notes) {
                lines.add(service + " DEBUG: " + note);
            }
        }
        return lines;
    }

    /**
     * As a monitoring system takes it.
     *
     * @param level how often more was asked for
     */
    Verdict verdict(int level) {
        return new Verdict(service, state(), summary(level), details(level), performance);
    }
}
