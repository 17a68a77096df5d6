package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Name=Value} lines, two blank lines before each instance and three behind the last one. */
final class ListFormat implements Format {
    private final List<WmiProperty> columns;
    private final TextOutput out;

    ListFormat(List<WmiProperty> columns, TextOutput out) {
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        out.line().line();
        for (int i = 0; i < columns.size(); i++) {
            out.print(columns.get(i).name()).print('=');
            out.foreign(WmiValue.text(values.get(i))).line();
        }
    }

    @Override
    public void end() {
        out.line().line().line();
    }
}
