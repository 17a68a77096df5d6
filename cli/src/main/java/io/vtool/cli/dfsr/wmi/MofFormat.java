package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /format:mof}: instances in the managed object format. */
final class MofFormat implements Format {
    private final WmiClass type;
    private final List<WmiProperty> columns;
    private final TextOutput out;

    MofFormat(WmiClass type, List<WmiProperty> columns, TextOutput out) {
        this.type = type;
        this.columns = columns;
        this.out = out;
    }

    @Override
    public void row(String node, List<@Nullable Object> values) {
        out.line("instance of " + type.name()).line("{");
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                out.print('\t').print(columns.get(i).name()).print(" = ");
                out.foreign(WmiValue.mof(value)).line(";");
            }
        }
        out.line("};").line();
    }

    @Override
    public void end() {
        // every instance stands for itself
    }
}
