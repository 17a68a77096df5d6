package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Unanswered;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Metric;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Renderer;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the answers of checks in the form that was asked for. */
final class CheckReport {
    private static final Columns DATA =
            Columns.start().text("state").text("summary").list("checks").end();
    private static final Columns CHECK = Columns.start()
            .text("check")
            .text("state")
            .text("summary")
            .list("findings")
            .list("performance")
            .end();
    private static final Columns FINDING =
            Columns.start().text("state").text("subject").text("words").end();
    private static final Columns PERFORMANCE = Columns.start()
            .text("label")
            .decimal("value")
            .text("unit")
            .text("warning")
            .text("critical")
            .decimal("least")
            .decimal("most")
            .end();

    private CheckReport() {}

    /** The name by which a check answers: capitals. */
    static String service(String area) {
        return area.toUpperCase(Locale.ROOT);
    }

    /**
     * Writes the files that were asked for, before the answer: a monitoring system reads one, and takes no second line for it.
     *
     * @param trouble is told of a file that cannot be written, which hides nothing of what was found
     */
    static void write(Invocation in, List<Answer> answers, Answer trouble) {
        try {
            save(in, answers);
            String file = in.value("prom-file");
            if (file != null) {
                MetricsFile.write(in, file, metrics(in.environment(), answers));
            }
        } catch (CommandFailure e) {
            trouble.find(e);
        }
    }

    static int print(Invocation in, List<Answer> answers, Verdict verdict) {
        in.report(report(in.environment(), answers, verdict));
        return verdict.status();
    }

    /**
     * Answers a command line that was wrong in the form that it asks for: a monitoring system takes 3 for what could not be found
     * out, and reads standard output. Metrics have no place for words, which standard error gets.
     *
     * @param area what was to be checked
     */
    static int unknown(String area, Unanswered failed) {
        Answer none = new Answer(service(area), "");
        none.find(Verdict.State.UNKNOWN, "", failed.message());
        Verdict verdict = new Verdict(
                none.service(),
                Verdict.State.UNKNOWN,
                failed.message(),
                List.of(),
                List.of()); // its semicolons part no findings
        OutputFormat format = failed.format();
        boolean forPeople = format != OutputFormat.JSON && format != OutputFormat.PROM;
        new Renderer(
                        "vtool.check." + area + "/1",
                        format == null || forPeople ? OutputFormat.NAGIOS : format,
                        failed.out(),
                        new Style(false, 0))
                .report(report(failed.environment(), List.of(none), verdict).withErrors(List.of(failed.trouble())));
        if (!forPeople) {
            failed.err()
                    .print("vtool check ")
                    .print(area)
                    .print(": ")
                    .foreign(failed.message())
                    .line();
        }
        return verdict.status();
    }

    private static Report report(Environment environment, List<Answer> answers, Verdict verdict) {
        List<Row> checks = new ArrayList<>();
        for (Answer answer : answers) {
            checks.add(row(answer));
        }
        Row data = DATA.row(word(verdict.state()), verdict.summary(), checks);
        return Report.of(data, (row, out, style) -> verdict.print(out))
                .withMetrics(metrics(environment, answers))
                .withVerdict(verdict);
    }

    /** A baseline of what all checks saw, where one is wanted. */
    private static void save(Invocation in, List<Answer> answers) {
        String file = in.value("save-baseline");
        if (file != null) {
            List<String> lines = new ArrayList<>();
            for (Answer answer : answers) {
                lines.addAll(answer.there());
            }
            Baseline.save(in, file, lines);
        }
    }

    private static Row row(Answer answer) {
        List<Row> findings = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            findings.add(FINDING.row(word(finding.state()), finding.subject(), finding.words()));
        }
        List<Row> numbers = new ArrayList<>();
        for (Verdict.Performance p : answer.performance()) {
            numbers.add(
                    PERFORMANCE.row(p.label(), p.value(), p.unit(), p.warning(), p.critical(), p.least(), p.most()));
        }
        return CHECK.row(
                answer.service().toLowerCase(Locale.ROOT), word(answer.state()), answer.summary(), findings, numbers);
    }

    private static String word(Verdict.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<Metric> metrics(Environment environment, List<Answer> answers) {
        List<Metric> metrics = new ArrayList<>();
        List<Metric.Sample> states = new ArrayList<>();
        List<Metric.Sample> runs = new ArrayList<>();
        long now = environment.time().now().getEpochSecond();
        for (Answer answer : answers) {
            Map<String, String> labels = Map.of("check", answer.service().toLowerCase(Locale.ROOT));
            states.add(new Metric.Sample(labels, answer.state().status()));
            runs.add(new Metric.Sample(labels, now));
            metrics.addAll(answer.metrics());
        }
        metrics.add(new Metric(
                "vtool_check_state",
                Metric.Kind.GAUGE,
                "State of the check: 0 ok, 1 warning, 2 critical, 3 unknown.",
                states));
        metrics.add(new Metric(
                "vtool_check_last_run_timestamp_seconds",
                Metric.Kind.GAUGE,
                "When the check last ran, seconds since 1970.",
                runs));
        return metrics;
    }
}
