package io.vtool.dfsr.export;

import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.wmi.VectorText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the objects of exports one after another, and puts together what they say when all were taken. */
final class EstateBuilder {
    private static final int MOST_ROWS = 500_000;
    private static final int MOST_RECORDS = 1_000_000;
    private static final String[] RECORD = {"Uid", "GVsn"};
    private static final String[] CMDLET_RECORD = {"Identifier", "GlobalVersionSequenceNumber"};

    private final List<Raw> rows = new ArrayList<>();
    private final List<Listed> records = new ArrayList<>();
    private final List<Counted> backlogs = new ArrayList<>();
    private final List<Vectored> vectors = new ArrayList<>();
    private final List<Entry> preserved = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Estate.Named> objects = new ArrayList<>();
    private final List<Estate.Queued> updates = new ArrayList<>();
    private final List<Scheduled> schedules = new ArrayList<>();
    private final Map<String, String> pool = new LinkedHashMap<>();
    private int taken;

    /** A row and where it stands. */
    record Raw(ExportedRow row, Source source) {}

    private record Listed(Estate.Known known, Source source) {}

    private record Counted(
            @Nullable String receiving, @Nullable String sending, long count, List<String> names, Source source) {}

    private record Vectored(
            @Nullable String member, @Nullable UUID folder, VersionVector versions, Source source) {}

    private record Entry(PreservedManifest.Entry entry, Source source) {}

    private record Scheduled(Schedule schedule, Source source) {}

    /** How much was taken. */
    int taken() {
        return taken;
    }

    /** What comes now is from there. */
    void begin(Source source) {
        sources.add(source);
    }

    /** Takes an object by its properties. */
    void take(Map<String, String> object, Source source) {
        ExportedRow row = new ExportedRow(object);
        boolean record = row.has(CMDLET_RECORD) || row.has(RECORD) && !row.has("UpdateState") && !isKept(row);
        if (record) {
            record(row, source);
        } else if (row.has("VersionVector")) {
            vector(row.text("PSComputerName"), null, row.text("VersionVector"), source);
        } else if (EstateRows.isKnown(row) && rows.size() < MOST_ROWS) {
            rows.add(new Raw(row, source));
            taken++;
        }
    }

    static boolean isKept(ExportedRow row) {
        return row.has("PreservedName") || row.has("ConflictPath") || row.has("ConflictType");
    }

    private void record(ExportedRow row, Source source) {
        Version uid = Version.parse(row.textOr("", "Identifier", "Uid"));
        Version gvsn = Version.parse(row.textOr("", "GlobalVersionSequenceNumber", "GVsn"));
        if (uid == null || gvsn == null || records.size() >= MOST_RECORDS) {
            return;
        }
        taken++;
        String path = row.text("FullPathName");
        String name = row.textOr("", "FileName");
        int slash = path == null ? -1 : path.lastIndexOf('\\');
        boolean folded = path != null && path.substring(slash + 1).equalsIgnoreCase(name);
        records.add(new Listed(
                new Estate.Known(
                        pooled(row.text("PSComputerName", "__SERVER", "Node")),
                        row.guid("ReplicatedFolderId", "ReplicatedFolderGuid"),
                        uid,
                        gvsn,
                        Version.parse(row.textOr("", "ParentId", "ParentUid")),
                        folded && path != null ? path.substring(slash + 1) : name,
                        path,
                        row.number("Flags"),
                        row.number("Attributes"),
                        row.number("FileId", "Fid"),
                        row.number("UpdateSequenceNumber", "Usn"),
                        pooled(row.text("Fence")),
                        row.text("Clock"),
                        row.text("CreateTime"),
                        row.text("UpdateTime"),
                        row.text("FileHash"),
                        pooled(row.text("Volume"))),
                source));
    }

    private @Nullable String pooled(@Nullable String text) {
        return text == null ? null : pool.computeIfAbsent(text, t -> t);
    }

    /** Takes what dfsrdiag prints with labels. */
    void labelled(Map<String, String> labels, Source source) {
        ExportedRow row = new ExportedRow(labels);
        String type = row.text("Object Type");
        if (type != null) {
            for (Map.Entry<String, String> label : labels.entrySet()) {
                UUID guid = ExportedRow.uuid(label.getValue());
                if (guid != null && objects.size() < MOST_ROWS) {
                    objects.add(new Estate.Named(guid, type, labels));
                    taken++;
                }
            }
        } else if (row.has("UID", "GVSN")) {
            Map<String, String> plain = new LinkedHashMap<>();
            labels.forEach((label, value) -> plain.put(DiagLabels.property(label), DiagLabels.value(label, value)));
            record(new ExportedRow(plain), source);
        }
    }

    /** Takes the updates that dfsrdiag replicationstate lists. */
    void states(List<String> lines, Source source) {
        for (Estate.Queued update : StateText.of(lines, source.member(List.of()))) {
            updates.add(update);
            taken++;
        }
    }

    void backlog(Captured.Backlog found, Source source) {
        backlogs.add(new Counted(found.receivingMember(), found.sendingMember(), found.count(), found.names(), source));
        taken++;
    }

    void schedule(Schedule schedule, Source source) {
        schedules.add(new Scheduled(schedule, source));
        taken++;
    }

    void kept(PreservedManifest.Entry entry, Source source) {
        preserved.add(new Entry(entry, source));
        taken++;
    }

    /** Takes what a method returned. */
    void call(Captured.WmicCall call, Source source) {
        ExportedRow out = new ExportedRow(call.out());
        UUID folder = null;
        for (String key : call.key().values()) {
            folder = ExportedRow.uuid(key);
        }
        if (out.has("VersionVector")) {
            vector(call.server(), folder, out.text("VersionVector"), source);
        }
    }

    private void vector(@Nullable String member, @Nullable UUID folder, @Nullable String text, Source source) {
        VersionVector versions = text == null ? null : VectorText.parse(text);
        if (versions != null) {
            vectors.add(new Vectored(member, folder, versions, source));
            taken++;
        }
    }

    /** Puts all together. */
    Estate end() {
        EstateNames names = new EstateNames();
        for (Raw raw : rows) {
            names.learn(raw.row());
        }
        for (Listed listed : records) {
            names.spelling(listed.known().member());
        }
        for (Counted counted : backlogs) {
            names.spelling(counted.receiving());
            names.spelling(counted.sending());
        }
        for (Vectored vector : vectors) {
            names.spelling(vector.member());
        }
        EstateRows sorted = new EstateRows(names);
        for (Raw raw : rows) {
            sorted.take(raw.row(), raw.source());
        }
        for (Scheduled scheduled : schedules) {
            sorted.schedule(scheduled.schedule());
        }
        List<Estate.Known> known = new ArrayList<>(records.size());
        Map<Source, List<Estate.Known>> listed = new LinkedHashMap<>();
        for (Listed one : records) {
            Estate.Known k = with(one.known(), names, one.source());
            known.add(k);
            if (one.source().backlog()) {
                listed.computeIfAbsent(one.source(), s -> new ArrayList<>()).add(k);
            }
        }
        List<Estate.Vector> versions = new ArrayList<>();
        for (Vectored vector : vectors) {
            String member = names.spelling(vector.member());
            Source source = vector.source();
            UUID folder =
                    vector.folder() == null ? EstateNames.guidOf(names.folders(), source.folder()) : vector.folder();
            versions.add(new Estate.Vector(
                    member == null ? names.spelling(source.member(names.computers())) : member,
                    folder == null && names.folders().size() == 1
                            ? names.folders().keySet().iterator().next()
                            : folder,
                    vector.versions()));
        }
        return sorted.end(objects, known, versions, told(names, listed), updates, preserved());
    }

    private List<Map.Entry<PreservedManifest.Entry, Source>> preserved() {
        List<Map.Entry<PreservedManifest.Entry, Source>> entries = new ArrayList<>();
        for (Entry one : preserved) {
            entries.add(Map.entry(one.entry(), one.source()));
        }
        return entries;
    }

    private static Estate.Known with(Estate.Known k, EstateNames names, Source source) {
        String member = names.spelling(k.member());
        return new Estate.Known(
                member == null ? names.spelling(source.member(names.computers())) : member,
                k.folder(),
                k.uid(),
                k.gvsn(),
                k.parent(),
                k.name(),
                k.path(),
                k.flags(),
                k.attributes(),
                k.fileId(),
                k.usn(),
                k.fence(),
                k.clock(),
                k.created(),
                k.updated(),
                k.hash(),
                k.volume());
    }

    private List<Estate.Backlog> told(EstateNames names, Map<Source, List<Estate.Known>> listed) {
        List<Estate.Backlog> told = new ArrayList<>();
        for (Counted counted : backlogs) {
            String sending = names.spelling(counted.sending());
            Source source = counted.source();
            String receiving = names.spelling(counted.receiving());
            String hinted = names.spelling(source.sending(names.computers()));
            if (sending == null && hinted != null && !hinted.equalsIgnoreCase(receiving)) {
                sending = hinted;
            }
            told.add(new Estate.Backlog(
                    source.group(),
                    source.folder(),
                    sending,
                    receiving,
                    counted.count(),
                    counted.names(),
                    List.of(),
                    source.file()));
        }
        for (Source source : sources) {
            List<Estate.Known> found = listed.getOrDefault(source, List.of());
            if (!found.isEmpty() || source.told() >= 0) {
                String folder = source.folder();
                UUID guid = found.isEmpty() ? null : found.get(0).folder();
                folder = folder == null && guid != null ? names.folders().get(guid) : folder;
                told.add(new Estate.Backlog(
                        source.group() == null ? names.groupOfFolder(guid, folder) : source.group(),
                        folder,
                        names.spelling(source.sending(names.computers())),
                        names.spelling(source.receiving(names.computers())),
                        Math.max(source.told(), found.size()),
                        List.of(),
                        found,
                        source.file()));
            }
        }
        return told;
    }
}
