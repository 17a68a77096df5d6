package io.vtool.cli.multipath;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.cli.words.Suggestion;
import io.vtool.multipath.config.Finding;
import io.vtool.multipath.config.MapSettings;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.config.Origin;
import io.vtool.multipath.config.SectionSetting;
import io.vtool.multipath.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings with their origins, and findings, as rows. */
final class ConfigRows {
    private static final Columns DATA = Columns.start()
            .list("files")
            .flag("refused")
            .list("devices")
            .list("settings")
            .list("findings")
            .end();
    private static final Columns SETTING = Columns.start()
            .text("section")
            .text("subject")
            .text("keyword")
            .text("value")
            .text("origin")
            .text("layer")
            .text("file")
            .integer("line")
            .integer("entry")
            .end();
    private static final Columns DEVICE = Columns.start()
            .text("name")
            .text("wwid")
            .text("vendor")
            .text("product")
            .list("entries")
            .text("blacklisted_by")
            .end();
    private static final Columns ENTRY = Columns.start()
            .text("vendor")
            .text("product")
            .text("origin")
            .integer("entry")
            .end();
    private static final Columns FINDING = Columns.start()
            .text("severity")
            .text("code")
            .text("file")
            .integer("line")
            .text("text")
            .text("suggestion")
            .text("advice")
            .end();

    private ConfigRows() {}

    /** Everything as one object; what was not asked for is null. */
    static Row data(
            List<String> files,
            boolean refused,
            @Nullable List<Row> devices,
            @Nullable List<Row> settings,
            @Nullable List<Row> findings) {
        return DATA.row(files, refused, devices, settings, findings);
    }

    /** What was asked for, with the entries of the hardware table that apply. */
    static Row device(ConfigSubject subject) {
        List<Row> entries = new ArrayList<>();
        for (Setting match : subject.settings().device().matches()) {
            Origin origin = match.origin();
            boolean builtIn = origin.layer() == Origin.Layer.HARDWARE_TABLE;
            entries.add(ENTRY.row(match.keyword(), match.value(), origin.text(), builtIn ? origin.line() : null));
        }
        String wwid = subject.settings().wwid();
        return DEVICE.row(
                subject.name(),
                wwid.isEmpty() ? null : wwid,
                subject.vendor(),
                subject.product(),
                entries,
                subject.blacklistedBy());
    }

    /** The settings of the whole configuration. */
    static List<Row> all(MultipathConfig config) {
        List<Row> rows = new ArrayList<>();
        for (Setting setting : config.defaults().settings()) {
            rows.add(row("defaults", "", setting));
        }
        for (SectionSetting setting : config.sections()) {
            rows.add(row(setting.section(), setting.subject(), setting.setting()));
        }
        return rows;
    }

    /** The settings of one device or map. */
    static List<Row> of(String subject, MapSettings map) {
        List<Row> rows = new ArrayList<>();
        for (Setting setting : map.settings()) {
            rows.add(row("effective", subject, setting));
        }
        return rows;
    }

    private static Row row(String section, String subject, Setting setting) {
        Origin origin = setting.origin();
        boolean entry = origin.layer() == Origin.Layer.HARDWARE_TABLE;
        boolean file = !origin.file().isEmpty();
        return SETTING.row(
                section,
                subject.isEmpty() ? null : subject,
                setting.keyword(),
                setting.value(),
                origin.text(),
                origin.layer().name().toLowerCase(Locale.ROOT),
                file ? origin.file() : null,
                file ? origin.line() : null,
                entry ? origin.line() : null);
    }

    static List<Row> findings(List<Finding> findings) {
        List<Row> rows = new ArrayList<>();
        for (Finding finding : findings) {
            String word = finding.word();
            rows.add(FINDING.row(
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.code(),
                    finding.file(),
                    finding.line() == 0 ? null : finding.line(),
                    finding.text(),
                    word == null ? null : Suggestion.closest(word, finding.candidates()),
                    finding.advice()));
        }
        return rows;
    }
}
