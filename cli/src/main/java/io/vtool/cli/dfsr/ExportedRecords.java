package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.model.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** ID records of exports as rows of {@code vtool dfsr idrecord}. */
final class ExportedRecords {
    private final Estate estate;
    private final ExportedObjects objects;

    ExportedRecords(Estate estate) {
        this.estate = estate;
        this.objects = new ExportedObjects(estate);
    }

    /** The records that a path, UID, GVSN or file number names, of one member or of all. */
    List<Row> find(String what, @Nullable String member) {
        Version version = Version.parse(what);
        Long fileId = version == null ? RecordSearch.fileId(what) : null;
        String path = what.replace('/', '\\').toLowerCase(Locale.ROOT);
        List<Row> rows = new ArrayList<>();
        Set<Estate.Known> seen = new HashSet<>();
        for (Estate.Known known : estate.records()) {
            boolean asked = member == null || ExportedBacklogs.same(known.member(), ExportedBacklogs.bare(member));
            boolean found = version != null
                    ? known.uid().equals(version) || known.gvsn().equals(version)
                    : fileId != null ? fileId.equals(known.fileId()) : named(known, path);
            if (asked && found && seen.add(known)) {
                rows.add(row(known));
            }
        }
        return rows;
    }

    /** By the whole path, or the end of it from a name on. */
    private static boolean named(Estate.Known known, String path) {
        String full = (known.path() == null ? known.name() : known.path()).toLowerCase(Locale.ROOT);
        String plain = full.startsWith("\\\\.\\") ? full.substring(4) : full;
        return plain.equals(path) || plain.endsWith("\\" + path);
    }

    private Row row(Estate.Known known) {
        return DfsrIdRecordCommand.COLUMNS.row(
                known.member(),
                known.path(),
                known.uid().toString(),
                known.gvsn().toString(),
                known.parent() == null ? null : known.parent().toString(),
                known.name(),
                known.present(),
                known.flags(),
                known.attributes(),
                null,
                computer(known.uid()),
                computer(known.gvsn()),
                known.present() ? null : computer(known.gvsn()),
                CapturedRows.properties(facts(known)));
    }

    /** The computer whose database a version is of, null when the exports do not tell. */
    private @Nullable String computer(Version version) {
        UUID database = version.database();
        for (Estate.Volume volume : estate.volumes()) {
            if (database.equals(volume.database())) {
                return volume.member();
            }
        }
        DfsrObjects.Found found = objects.find(database);
        return found == null ? null : found.facts().get("Computer");
    }

    private static Map<String, String> facts(Estate.Known known) {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Computer", known.member());
        put(facts, "File Path", known.path());
        Long file = known.fileId();
        put(facts, "File ID", file == null ? null : hex(file));
        Long usn = known.usn();
        put(facts, "USN", usn == null ? null : hex(usn));
        put(facts, "UID", known.uid().toString());
        put(facts, "GVSN", known.gvsn().toString());
        put(facts, "Parent UID", known.parent() == null ? null : known.parent().toString());
        Long flags = known.flags();
        put(facts, "Flags", flags == null ? null : RecordFacts.flags(flags.intValue()));
        Long attributes = known.attributes();
        put(facts, "Attributes", attributes == null ? null : "0x" + Long.toHexString(attributes));
        put(facts, "Fence", known.fence());
        put(facts, "Clock", known.clock());
        put(facts, "Create Time", known.created());
        put(facts, "Update Time", known.updated());
        put(facts, "Volume", known.volume());
        put(facts, "RF GUID", known.folder() == null ? null : Version.braced(known.folder()));
        put(facts, "Hash", known.hash());
        put(facts, "Name", known.name());
        return facts;
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number).toUpperCase(Locale.ROOT);
    }

    private static void put(Map<String, String> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.put(label, value);
        }
    }
}
