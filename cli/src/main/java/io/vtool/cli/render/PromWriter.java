package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import java.util.List;
import java.util.Map;

/** Writes metrics in the Prometheus text exposition format, version 0.0.4. */
final class PromWriter {
    private final TextOutput out;

    PromWriter(TextOutput out) {
        this.out = out;
    }

    void metrics(List<Metric> metrics) {
        for (Metric metric : metrics) {
            out.print("# HELP ").print(metric.name()).print(' ').line(escape(metric.help(), false));
            out.print("# TYPE ")
                    .print(metric.name())
                    .print(' ')
                    .line(metric.kind().word());
            for (Metric.Sample sample : metric.samples()) {
                sample(metric.name(), sample);
            }
        }
    }

    private void sample(String name, Metric.Sample sample) {
        out.print(name);
        char separator = '{';
        for (Map.Entry<String, String> label : sample.labels().entrySet()) {
            out.print(separator).print(label.getKey()).print("=\"");
            out.print(escape(label.getValue(), true)).print('"');
            separator = ',';
        }
        if (separator == ',') {
            out.print('}');
        }
        String value = JsonWriter.number(sample.value());
        out.print(' ').line(value.equals("null") ? "NaN" : value);
    }

    private static String escape(String text, boolean label) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '"' && label) {
                escaped.append("\\\"");
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
