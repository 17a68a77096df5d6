package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /format:rawxml}: instances in the XML of CIM, those of a computer together. */
final class XmlFormat implements Format {
    private final WmiClass type;
    private final List<WmiProperty> columns;
    private final TextOutput out;
    private String at = "";

    XmlFormat(WmiClass type, List<WmiProperty> columns, TextOutput out) {
        this.type = type;
        this.columns = columns;
        this.out = out;
        out.line("<?xml version=\"1.0\"?>").line("<COMMAND SEQUENCENUM=\"1\">");
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        if (!node.equals(at)) {
            close();
            out.line("<RESULTS NODE=\"" + Markup.of(node) + "\"><CIM>");
            at = node;
        }
        out.line("<INSTANCE CLASSNAME=\"" + type.name() + "\">");
        for (int i = 0; i < columns.size(); i++) {
            property(columns.get(i), values.get(i));
        }
        out.line("</INSTANCE>");
    }

    private void property(WmiProperty property, @Nullable Object value) {
        boolean array = property.type().endsWith("[]");
        String element = array ? "PROPERTY.ARRAY" : "PROPERTY";
        out.print("<" + element + " NAME=\"" + property.name() + "\" CLASSORIGIN=\"" + type.name() + "\" TYPE=\""
                + property.type().replace("[]", "") + "\">");
        if (value instanceof List<?> items) {
            out.print("<VALUE.ARRAY>");
            for (Object item : items) {
                out.print("<VALUE>").print(Markup.of(String.valueOf(item))).print("</VALUE>");
            }
            out.print("</VALUE.ARRAY>");
        } else if (value != null) {
            out.print("<VALUE>").print(Markup.of(WmiValue.text(value))).print("</VALUE>");
        }
        out.line("</" + element + ">");
    }

    private void close() {
        if (!at.isEmpty()) {
            out.line("</CIM></RESULTS>");
        }
    }

    @Override
    public void end() {
        close();
        out.line("</COMMAND>");
    }
}
