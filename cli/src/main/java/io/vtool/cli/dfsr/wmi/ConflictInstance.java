package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A preserved file (DfsrConflictInfo).
 *
 * @param folder the folder it was in
 * @param area name of the folder that keeps it
 * @param entry what the manifest tells of it
 */
record ConflictInstance(FolderInstance folder, String area, PreservedManifest.Entry entry) implements WmiInstance {
    private static final List<String> TYPES = List.of(
            "NameConflict",
            "RemoteUpdateLocalUpdateConflict",
            "RemoteUpdateLocalDeleteConflict",
            "LocalDeleteRemoteUpdateConflict",
            "RemoteFileDelete",
            "RemoteFileDoesNotExistAtInitialSync");
    private static final int PARTS = 6;
    private static final int HEX = 16;

    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "GVsn" -> entry.gvsn();
            case "Uid" -> entry.uid();
            case "FileName" -> entry.path().substring(entry.path().lastIndexOf('\\') + 1);
            case "FileAttributes" -> number(element("Attributes"), HEX);
            case "ConflictFileCount" -> number(element("Files"), 10);
            case "ConflictSizeInBytes" -> entry.size();
            case "ConflictTime" -> time(entry.time());
            case "ConflictPath" -> folder.membership().rootPath() + "\\DfsrPrivate\\" + area + "\\" + entry.newName();
            case "ConflictType" -> TYPES.indexOf(entry.type()) < 0 ? null : TYPES.indexOf(entry.type()) + 1L;
            case "PartnerGuid" ->
                element("PartnerGuid").replace("{", "").replace("}", "").toUpperCase(Locale.ROOT);
            case "ReplicatedFolderGuid", "ReplicationGroupGuid", "MemberGuid" -> folder.value(property);
            default -> null;
        };
    }

    private String element(String name) {
        int start = entry.text().indexOf("<" + name + ">");
        int end = entry.text().indexOf("</" + name + ">");
        return start < 0 || end < start ? "" : entry.text().substring(start + name.length() + 2, end);
    }

    private static long number(String text, int radix) {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** {@code GMT yyyy:M:d-H:m:s}. */
    private static Moment time(String text) {
        long[] parts = new long[PARTS];
        int part = 0;
        for (int i = text.indexOf(' ') + 1; i < text.length() && part < PARTS; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                parts[part] = parts[part] * 10 % 1_000_000 + c - '0';
            } else {
                part++;
            }
        }
        try {
            return Moment.ofMillis(LocalDateTime.of(
                            (int) parts[0], (int) parts[1], (int) parts[2], (int) parts[3], (int) parts[4], (int)
                                    parts[5])
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli());
        } catch (DateTimeException e) {
            return Moment.NEVER;
        }
    }
}
