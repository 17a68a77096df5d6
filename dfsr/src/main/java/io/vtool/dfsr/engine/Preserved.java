package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Files that lost a conflict or were deleted by others: kept under another name, with a manifest that tells of them. */
final class Preserved {
    /** Why a file is kept. */
    enum Reason {
        NAME_CONFLICT("NameConflict"),
        REMOTE_UPDATE_LOCAL_UPDATE("RemoteUpdateLocalUpdateConflict"),
        REMOTE_DELETE("RemoteFileDelete"),
        NOT_ON_PRIMARY("RemoteFileDoesNotExistAtInitialSync");

        private final String element;

        Reason(String element) {
            this.element = element;
        }
    }

    private static final int LONGEST_NAME = 250;

    private Preserved() {}

    /** Name of the folder for a reason. */
    static String folder(Reason reason) {
        return reason == Reason.NOT_ON_PRIMARY ? "PreExisting" : "ConflictAndDeleted";
    }

    /** {@code stem-{GVSN}.extension}. */
    static String name(IdRecord record) {
        String name = record.name();
        int dot = record.directory() ? -1 : name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        String version = "-" + record.gvsn();
        int room = LONGEST_NAME - bytes(version) - bytes(extension);
        while (bytes(stem) > room && !stem.isEmpty()) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + version + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Adds a file to the manifest, which has no end as long as the service runs. */
    static void note(
            Tree tree, IdRecord record, String shownPath, UUID partner, Reason reason, long now, long files, long size)
            throws IOException {
        String kind = folder(reason);
        Path manifest =
                tree.service(reason == Reason.NOT_ON_PRIMARY ? "PreexistingManifest.xml" : kind + "Manifest.xml");
        Files.createDirectories(manifest.getParent());
        String root = reason == Reason.NOT_ON_PRIMARY ? "PreexistingManifest" : "ConflictAndDeletedManifest";
        StringBuilder text = new StringBuilder();
        if (!Files.exists(manifest)) {
            text.append("<?xml version=\"1.0\"?>\r\n<").append(root).append(">\r\n");
        }
        text.append(" <Resource>\r\n");
        element(text, "Path", "\\\\.\\" + shownPath);
        element(text, "Uid", record.uid().toString());
        element(text, "Gvsn", record.gvsn().toString());
        element(text, "PartnerGuid", Version.braced(partner));
        element(text, "Attributes", Integer.toHexString(record.attributes()));
        element(text, "NewName", name(record));
        element(text, "Time", time(now));
        text.append("  <Type><").append(reason.element).append(" /></Type>\r\n");
        element(text, "Files", Long.toString(files));
        element(text, "Size", Long.toString(size));
        text.append(" </Resource>\r\n");
        Files.writeString(manifest, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** {@code GMT yyyy:M:d-H:m:s}. */
    private static String time(long millis) {
        LocalDateTime t = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return "GMT " + t.getYear() + ":" + t.getMonthValue() + ":" + t.getDayOfMonth() + "-" + t.getHour() + ":"
                + t.getMinute() + ":" + t.getSecond();
    }

    private static void element(StringBuilder text, String name, String value) {
        text.append("  <").append(name).append('>');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                default -> text.append(c < ' ' ? "&#" + (int) c + ";" : String.valueOf(c));
            }
        }
        text.append("</").append(name).append(">\r\n");
    }
}
