package io.vtool.cli.lvm;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.report.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The health of groups as text: a line for each group, below it what is wrong and how full things are. */
final class HealthView implements TextView {
    private final List<GroupHealth> healths;
    private final List<Finding> others;

    HealthView(List<GroupHealth> healths, List<Finding> others) {
        this.healths = healths;
        this.others = others;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (GroupHealth health : healths) {
            out.foreign(health.group().name()).print(": ").print(HealthRows.verdict(health));
            out.print("  (").print(health.copiesGood() + " of " + health.copiesAll() + " metadata copies good, ");
            out.print(health.group().pvs().size() + " PVs");
            int missing = health.group().missingCount();
            out.print(missing == 0 ? "" : ", " + missing + " missing");
            out.print(", " + health.group().visibleCount() + " volumes, ");
            out.print(size(health.group().freeCount() * health.group().extentSize()) + " of ");
            out.print(size(health.group().extentCount() * health.group().extentSize()) + " free)")
                    .line();
            for (Finding finding : health.findings()) {
                finding(finding, out);
            }
            for (Fill fill : health.fills()) {
                fill(fill, out);
            }
        }
        if (!others.isEmpty()) {
            out.line("outside of all groups:");
            for (Finding finding : others) {
                finding(finding, out);
            }
        }
    }

    private static void finding(Finding finding, TextOutput out) {
        String severity = HealthRows.word(finding.severity());
        out.print("  ").print(severity).print(" ".repeat(Math.max(1, 10 - severity.length())));
        out.foreign(FindingWords.of(finding)).line();
    }

    private static void fill(Fill fill, TextOutput out) {
        out.print("  fill      ").foreign(fill.volume()).print(" (" + fill.kind() + "): ");
        out.print(percent(fill.data()) + " of the data");
        out.print(fill.metadata() == null ? "" : ", " + percent(fill.metadata()) + " of the metadata");
        out.line(fill.source().equals("metadata") ? ", by the pool's own metadata on disk" : "");
    }

    private static String percent(@Nullable Double percent) {
        return percent == null
                ? "unknown"
                : new BigDecimal(percent).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    static String size(long sectors) {
        return new Units('h', 1, true).words(sectors).strip();
    }
}
