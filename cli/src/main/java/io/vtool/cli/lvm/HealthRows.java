package io.vtool.cli.lvm;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.lvm.health.Fill;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The health of groups as rows. */
final class HealthRows {
    private static final long SECTOR = 512;
    private static final Columns DATA =
            Columns.start().list("groups").list("others").end();
    private static final Columns GROUP = Columns.start()
            .text("name")
            .text("uuid")
            .text("verdict")
            .integer("seqno")
            .integer("copies_good")
            .integer("copies")
            .integer("pvs")
            .integer("pvs_missing")
            .integer("volumes")
            .integer("size_bytes")
            .integer("free_bytes")
            .list("fills")
            .list("findings")
            .end();
    private static final Columns FILL = Columns.start()
            .text("volume")
            .text("kind")
            .decimal("data_percent")
            .decimal("metadata_percent")
            .text("source")
            .end();
    private static final Columns FINDING = Columns.start()
            .text("code")
            .text("severity")
            .text("subject")
            .text("detail")
            .integer("number")
            .integer("limit")
            .end();
    private static final Columns LINE = Columns.start()
            .text("group")
            .text("verdict")
            .text("code")
            .text("severity")
            .text("subject")
            .text("detail")
            .integer("number")
            .integer("limit")
            .end();

    private HealthRows() {}

    static Row data(List<Row> groups, List<Finding> others) {
        return DATA.row(groups, findings(others));
    }

    static List<Row> groups(List<GroupHealth> healths) {
        List<Row> rows = new ArrayList<>();
        for (GroupHealth health : healths) {
            GroupState group = health.group();
            List<Row> fills = new ArrayList<>();
            for (Fill fill : health.fills()) {
                fills.add(FILL.row(
                        fill.volume(), fill.kind(), rounded(fill.data()), rounded(fill.metadata()), fill.source()));
            }
            rows.add(GROUP.row(
                    group.name(),
                    group.text().id().dashed(),
                    verdict(health),
                    group.text().seqno(),
                    health.copiesGood(),
                    health.copiesAll(),
                    group.pvs().size(),
                    group.missingCount(),
                    group.visibleCount(),
                    group.extentCount() * group.extentSize() * SECTOR,
                    group.freeCount() * group.extentSize() * SECTOR,
                    fills,
                    findings(health.findings())));
        }
        return rows;
    }

    private static @Nullable Double rounded(@Nullable Double percent) {
        return percent == null ? null : (Double) (Math.rint(percent * 100) / 100);
    }

    /** A row for each finding; a group that is well has one too. */
    static List<Row> findings(List<GroupHealth> healths, List<Finding> others) {
        List<Row> rows = new ArrayList<>();
        for (GroupHealth health : healths) {
            if (health.findings().isEmpty()) {
                rows.add(LINE.row(health.group().name(), verdict(health), null, null, null, null, null, null));
            }
            for (Finding finding : health.findings()) {
                rows.add(line(health.group().name(), verdict(health), finding));
            }
        }
        for (Finding finding : others) {
            rows.add(line(null, null, finding));
        }
        return rows;
    }

    private static Row line(@Nullable String group, @Nullable String verdict, Finding finding) {
        return LINE.row(
                group,
                verdict,
                word(finding.code()),
                word(finding.severity()),
                finding.subject(),
                finding.detail(),
                finding.number(),
                finding.limit());
    }

    private static List<Row> findings(List<Finding> findings) {
        List<Row> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(FINDING.row(
                    word(finding.code()),
                    word(finding.severity()),
                    finding.subject(),
                    finding.detail(),
                    finding.number(),
                    finding.limit()));
        }
        return rows;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The verdict in a word. */
    static String verdict(GroupHealth health) {
        return health.worst() == Finding.Severity.NOTICE ? "good" : word(health.worst());
    }
}
