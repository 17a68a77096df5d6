package io.vtool.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static final Columns COLUMNS =
            Columns.start().text("name").integer("size_bytes").flag("ok").end();
    private static final Columns WHOLE = Columns.start().list("disks").end();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TextOutput out = new TextOutput(bytes);

    private Renderer renderer(OutputFormat format) {
        return new Renderer("vtool.disk.list/1", format, out, Style.PLAIN);
    }

    private String printed() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String streamed(OutputFormat format) {
        RowSink rows = renderer(format).rows(COLUMNS, (row, to, style) -> to.line("disk " + row.text("name")));
        rows.row(COLUMNS.row("a\tb\\\n", 512, true));
        rows.row(COLUMNS.row("c", null, null));
        rows.end(List.of(new Trouble("disk_gone", "disk 'd' is gone", "d", null)));
        assertThat(rows.count()).isEqualTo(2);
        return printed();
    }

    private static Report report() {
        List<Row> disks = List.of(COLUMNS.row("a", 1, true), COLUMNS.row("b", 2, false));
        return Report.of(WHOLE.row(disks), (data, to, style) -> to.line("two disks"))
                .withTable(disks);
    }

    @Test
    void jsonStandsInItsEnvelope() {
        assertThat(streamed(OutputFormat.JSON))
                .isEqualTo(
                        "{\"schema\":\"vtool.disk.list/1\",\"data\":["
                                + "{\"name\":\"a\\tb\\\\\\n\",\"size_bytes\":512,\"ok\":true},"
                                + "{\"name\":\"c\",\"size_bytes\":null,\"ok\":null}],\"errors\":["
                                + "{\"code\":\"disk_gone\",\"message\":\"disk 'd' is gone\",\"subject\":\"d\",\"hint\":null}]}\n");
    }

    @Test
    void jsonlIsOneBareObjectALine() {
        assertThat(streamed(OutputFormat.JSONL))
                .isEqualTo("{\"name\":\"a\\tb\\\\\\n\",\"size_bytes\":512,\"ok\":true}\n"
                        + "{\"name\":\"c\",\"size_bytes\":null,\"ok\":null}\n");
    }

    @Test
    void tsvEscapesWhatWouldBreakTheLine() {
        assertThat(streamed(OutputFormat.TSV)).isEqualTo("name\tsize_bytes\tok\na\\tb\\\\\\n\t512\ttrue\nc\t\t\n");
    }

    @Test
    void textIsTheViewsBusiness() {
        assertThat(streamed(OutputFormat.TEXT)).isEqualTo("disk a\tb\\\n\ndisk c\n");
    }

    @Test
    void aStreamWithoutRowsIsStillJson() {
        renderer(OutputFormat.JSON).rows(COLUMNS, (row, to, style) -> {}).end(List.of());
        assertThat(printed()).isEqualTo("{\"schema\":\"vtool.disk.list/1\",\"data\":[],\"errors\":[]}\n");
    }

    @Test
    void aReportHasAllForms() {
        renderer(OutputFormat.TEXT).report(report());
        renderer(OutputFormat.JSON).report(report());
        renderer(OutputFormat.TSV).report(report());
        renderer(OutputFormat.JSONL).report(report());
        assertThat(printed().split("\n"))
                .containsExactly(
                        "two disks",
                        "{\"schema\":\"vtool.disk.list/1\",\"data\":{\"disks\":["
                                + "{\"name\":\"a\",\"size_bytes\":1,\"ok\":true},"
                                + "{\"name\":\"b\",\"size_bytes\":2,\"ok\":false}]},\"errors\":[]}",
                        "name\tsize_bytes\tok",
                        "a\t1\ttrue",
                        "b\t2\tfalse",
                        "{\"name\":\"a\",\"size_bytes\":1,\"ok\":true}",
                        "{\"name\":\"b\",\"size_bytes\":2,\"ok\":false}");
    }

    @Test
    void anEmptyTablePrintsNoLine() {
        renderer(OutputFormat.JSONL).report(report().withTable(List.of()));
        assertThat(printed()).isEmpty();
    }

    @Test
    void metricsFollowTheExpositionFormat() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("device", "a\"b\\c\nd");
        labels.put("key", "0x6");
        Metric metric = new Metric(
                "vtool_events_total",
                Metric.Kind.COUNTER,
                "Events\nby device.",
                List.of(new Metric.Sample(labels, 3L), new Metric.Sample(Map.of(), 0.5)));
        renderer(OutputFormat.PROM).report(report().withMetrics(List.of(metric)));
        assertThat(printed())
                .isEqualTo("# HELP vtool_events_total Events\\nby device.\n"
                        + "# TYPE vtool_events_total counter\n"
                        + "vtool_events_total{device=\"a\\\"b\\\\c\\nd\",key=\"0x6\"} 3\n"
                        + "vtool_events_total 0.5\n");
    }

    @Test
    void aVerdictIsOnePluginLine() {
        Verdict verdict = new Verdict(
                "MULTIPATH",
                Verdict.State.WARNING,
                "1 of 4 paths | gone\n",
                List.of("MULTIPATH WARNING: mpatha | more"),
                List.of(
                        new Verdict.Performance("paths", 3, "", "4:", null, 0, 4),
                        new Verdict.Performance("time 's", 0.25, "s", null, "1", null, null),
                        new Verdict.Performance("a=b|c;d", 1e-7, "", null, null, null, 1),
                        new Verdict.Performance("fill", Double.NaN, "%", "80", null, null, null),
                        new Verdict.Performance("maps", 1, "", null, null, null, null)));
        renderer(OutputFormat.NAGIOS).report(report().withVerdict(verdict));
        assertThat(printed())
                .isEqualTo("MULTIPATH WARNING - 1 of 4 paths / gone  | paths=3;4:;;0;4 'time ''s'=0.25s;;1 "
                        + "'a_b/c;d'=0.0000001;;;;1 fill=U;80 maps=1\nMULTIPATH WARNING: mpatha / more\n");
        assertThat(verdict.status()).isEqualTo(1);
    }
}
