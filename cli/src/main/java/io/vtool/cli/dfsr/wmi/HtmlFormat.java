package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /format:htable} and {@code hform}: a page with a table of all instances, or one for each. */
final class HtmlFormat implements Format {
    private final List<WmiProperty> columns;
    private final boolean form;
    private final TextOutput out;

    HtmlFormat(WmiClass type, List<WmiProperty> columns, boolean form, TextOutput out) {
        this.columns = columns;
        this.form = form;
        this.out = out;
        out.line("<!DOCTYPE html>")
                .line("<html><head><meta charset=\"utf-8\"><title>" + type.name() + "</title></head><body>");
        out.line("<h3>" + type.name() + "</h3>");
        if (!form) {
            out.print("<table border=\"1\">").line().print("<tr><th>Node</th>");
            for (WmiProperty column : columns) {
                out.print("<th>").print(column.name()).print("</th>");
            }
            out.line("</tr>");
        }
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        if (form) {
            out.line("<table border=\"1\">").line("<tr><th>Node</th><td>" + Markup.of(node) + "</td></tr>");
        } else {
            out.print("<tr><td>").print(Markup.of(node)).print("</td>");
        }
        for (int i = 0; i < columns.size(); i++) {
            String value = "<td>" + Markup.of(WmiValue.text(values.get(i))) + "</td>";
            if (form) {
                out.line("<tr><th>" + columns.get(i).name() + "</th>" + value + "</tr>");
            } else {
                out.print(value);
            }
        }
        out.line(form ? "</table>" : "</tr>");
    }

    @Override
    public void end() {
        out.line(form ? "</body></html>" : "</table></body></html>");
    }
}
