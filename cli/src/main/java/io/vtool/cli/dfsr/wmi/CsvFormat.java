package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blank line, names, and a line for each instance. As the real one it does not quote values that hold commas. */
final class CsvFormat implements Format {
    private final TextOutput out;

    CsvFormat(List<WmiProperty> columns, TextOutput out) {
        this.out = out;
        out.line().print("Node");
        for (WmiProperty column : columns) {
            out.print(',').print(column.name());
        }
        out.line();
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        out.print(node);
        for (Object value : values) {
            out.print(',').foreign(WmiValue.text(value, ';'));
        }
        out.line();
    }

    @Override
    public void end() {
        // nothing
    }
}
