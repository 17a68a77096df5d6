package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.Condition;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
            case "rawxml", "xml" -> "xml";
            case "mof" -> "mof";
            case "htable", "hform" -> name;
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
        Map<String, WmiProperty> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String word : String.join(",", words).split(",")) {
            String name = WmicLine.unquoted(word.strip());
            WmiProperty property = name.startsWith("__") ? SystemProperty.of(name) : type.property(name);
            if (property != null) {
                columns.put(property.name(), property);
            } else if (name.equals("*")) {
                return all(type, false);
            } else if (!name.isEmpty()) {
                throw new WmiException(WmiException.INVALID_QUERY);
            }
        }
        return columns.isEmpty() ? all(type, false) : List.copyOf(columns.values());
    }

    /** All properties, or those of a brief list. */
    static List<WmiProperty> all(WmiClass type, boolean brief) {
        Map<String, WmiProperty> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (WmiProperty property : type.properties()) {
            if (property.brief() || !brief) {
                columns.put(property.name(), property);
            }
        }
        return List.copyOf(columns.values());
    }

    /** Shows the instances on some computers; tells how many there were. */
    int run(List<Node> nodes) throws WmiException {
        int[] widths = new int[columns.size()];
        if (format.equals("table")) {
            Measure measure = new Measure(widths);
            each(nodes, measure);
            if (measure.count == 0) {
                return 0;
            }
        }
        Print print = new Print(widths);
        each(nodes, print);
        if (print.started != null) {
            print.started.end();
        }
        return print.count;
    }

    private void each(List<Node> nodes, Instances.Visitor visitor) throws WmiException {
        for (Node node : nodes) {
            Instances.each(node, type, condition, visitor);
        }
    }

    /** Finds the widths of a table. */
    private final class Measure implements Instances.Visitor {
        private final int[] widths;
        private int count;

        Measure(int[] widths) {
            this.widths = widths;
        }

        @Override
        public void visit(Node node, WmiInstance instance) throws WmiException {
            count++;
            TableFormat.measure(values(node, instance), widths);
        }
    }

    /** Prints, beginning with the first instance. */
    private final class Print implements Instances.Visitor {
        private final int[] widths;
        private int count;
        private @Nullable Format started;

        Print(int[] widths) {
            this.widths = widths;
        }

        @Override
        public void visit(Node node, WmiInstance instance) throws WmiException {
            count++;
            Format to = started;
            if (to == null) {
                to = switch (format) {
                    case "csv" -> new CsvFormat(columns, out);
                    case "list" -> new ListFormat(columns, out);
                    case "xml" -> new XmlFormat(type, columns, out);
                    case "mof" -> new MofFormat(type, columns, out);
                    case "htable", "hform" -> new HtmlFormat(type, columns, format.equals("hform"), out);
                    default -> new TableFormat(columns, widths, out);
                };
                started = to;
            }
            to.row(node.name(), values(node, instance));
        }
    }

    private List<@Nullable Object> values(Node node, WmiInstance instance) throws WmiException {
        List<@Nullable Object> values = new ArrayList<>();
        for (WmiProperty column : columns) {
            boolean system = column.name().startsWith("__");
            values.add(
                    system ? SystemProperty.value(column.name(), node, type, instance) : WmiValue.of(column, instance));
        }
        return values;
    }
}
