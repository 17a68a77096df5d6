package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.Condition;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code get} and {@code list}: shows properties of instances. */
final class GetVerb {
    private final WmiClass type;
    private final Condition condition;
    private final List<WmiProperty> columns;
    private final String format;
    private final TextOutput out;

    /** What was asked. */
    GetVerb(WmiClass type, Condition condition, List<WmiProperty> columns, String format, TextOutput out) {
        this.type = type;
        this.condition = condition;
        this.columns = columns;
        this.format = format;
        this.out = out;
    }

    /**
     * The format by its name, perhaps that of a file; empty for one that does not exist or is not made here.
     *
     * @param typed such as {@code csv} or {@code "%WINDIR%\System32\wbem\en-US\csv.xsl"}
     */
    static String format(String typed) {
        String name = typed.substring(Math.max(typed.lastIndexOf('\\'), typed.lastIndexOf('/')) + 1)
                .toLowerCase(Locale.ROOT)
                .replace(".xsl", "");
        return switch (name) {
            case "table", "texttable", "texttablewsys" -> "table";
            case "list", "value", "textvaluelist" -> "list";
            case "csv" -> "csv";
            default -> "";
        };
    }

    /**
     * The properties that were asked for, by their names, which is the order that they are printed in.
     *
     * @param type the class
     * @param words what stands behind {@code get}
     * @throws WmiException if the class has no such property
     */
    static List<WmiProperty> columns(WmiClass type, List<String> words) throws WmiException {
        List<WmiProperty> columns = new ArrayList<>();
        for (String word : String.join(",", words).split(",")) {
            String name = WmicLine.unquoted(word.strip());
            if (name.equals("*")) {
                return sorted(type.properties());
            }
            if (name.isEmpty()) {
                continue;
            }
            WmiProperty property = type.property(name);
            if (property == null) {
                throw new WmiException(WmiException.INVALID_QUERY);
            }
            if (!columns.contains(property)) {
                columns.add(property);
            }
        }
        return sorted(columns.isEmpty() ? type.properties() : columns);
    }

    /** The properties of a brief list. */
    static List<WmiProperty> brief(WmiClass type) {
        List<WmiProperty> columns = new ArrayList<>();
        for (WmiProperty property : type.properties()) {
            if (property.brief()) {
                columns.add(property);
            }
        }
        return sorted(columns);
    }

    private static List<WmiProperty> sorted(List<WmiProperty> properties) {
        List<WmiProperty> sorted = new ArrayList<>(properties);
        sorted.sort(Comparator.comparing(WmiProperty::name, String.CASE_INSENSITIVE_ORDER));
        return sorted;
    }

    /** Shows the instances on some computers; tells how many there were. */
    int run(List<Node> nodes) throws WmiException {
        int[] widths = new int[columns.size()];
        if (format.equals("table")) {
            int count = each(nodes, (node, values) -> TableFormat.measure(values, widths));
            if (count == 0) {
                return 0;
            }
        }
        Shown shown = new Shown(widths);
        int count = each(nodes, shown);
        if (shown.started != null) {
            shown.started.end();
        }
        return count;
    }

    private interface Taker {
        void take(Node node, List<@Nullable Object> values);
    }

    /** Prints, beginning with the first instance. */
    private final class Shown implements Taker {
        private final int[] widths;
        private @Nullable Format started;

        Shown(int[] widths) {
            this.widths = widths;
        }

        @Override
        public void take(Node node, List<@Nullable Object> values) {
            Format to = started;
            if (to == null) {
                to = switch (format) {
                    case "csv" -> new CsvFormat(columns, out);
                    case "list" -> new ListFormat(columns, out);
                    default -> new TableFormat(columns, widths, out);
                };
                started = to;
            }
            to.row(node.name(), values);
        }
    }

    private int each(List<Node> nodes, Taker taker) throws WmiException {
        int[] count = new int[1];
        for (Node node : nodes) {
            Instances.each(node, type, condition, (at, instance) -> {
                count[0]++;
                taker.take(at, values(instance));
            });
        }
        return count[0];
    }

    private List<@Nullable Object> values(WmiInstance instance) throws WmiException {
        List<@Nullable Object> values = new ArrayList<>();
        for (WmiProperty column : columns) {
            values.add(WmiValue.of(column, instance));
        }
        return values;
    }
}
