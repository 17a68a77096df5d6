package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that a device is repaired with.
 *
 * @param bytes as they will stand in a metadata area, the NUL at the end included
 */
record RepairText(byte[] bytes) {
    private static final int LEAST = 129;
    private static final int LONGEST_NAME = 130;
    private static final String BACKUP = "# Generated";

    /** The content of a file, a backup made into what would stand on a disk; null, after saying why, if it is none. */
    static @Nullable RepairText read(LvmRun run, String file) {
        byte[] content;
        try {
            content = run.world().files().read(file);
        } catch (IOException e) {
            run.error("Cannot open file: " + file);
            return null;
        }
        if (content.length == 0) {
            run.error("Empty file: " + file);
            return null;
        }
        if (new String(content, 0, Math.min(content.length, BACKUP.length()), StandardCharsets.ISO_8859_1)
                .equals(BACKUP)) {
            content = BackupToRaw.raw(run, file, content);
            if (content == null) {
                return null;
            }
        }
        RepairText text = new RepairText(Arrays.copyOf(content, content.length + 1));
        return text.sound(run) ? text : null;
    }

    private boolean sound(LvmRun run) {
        if (bytes.length < LEAST) {
            run.error("Invalid raw text metadata in file.  File size is too small.");
            return false;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.charAt(0) <= ' ' && text.charAt(1) <= ' ' && text.contains("---")) {
            run.error("Invalid raw text metadata in file.");
            run.error("(pvck stdout is not valid input, see pvck -f.)");
            return false;
        }
        if (!text.endsWith("\n\n\0")) {
            run.error("WARNING: unexpected final bytes of raw metadata, expected \\n\\n\\0.");
        }
        if (named(text)) {
            if (text.contains("id = ")) {
                return true;
            }
            run.error("Invalid raw text metadata in file.  (No VG UUID found.)");
            return false;
        }
        run.error("WARNING: file data does not begin with a VG name and may be invalid.");
        if (Consent.given(run, "Write input file data to disk?")) {
            return true;
        }
        run.error("Invalid raw text metadata in file.");
        return false;
    }

    /** Whether a text begins with a group's name and its brace. */
    private static boolean named(String text) {
        int at = 0;
        while (at < Math.min(text.length(), LONGEST_NAME) && nameCharacter(text.charAt(at))) {
            at++;
        }
        return at > 0 && text.startsWith(" {", at);
    }

    private static boolean nameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-+".indexOf(c) >= 0;
    }

    long checksum() {
        return LvmChecksum.of(bytes, 0, bytes.length);
    }

    /** The group's identifier as the text writes it, or an empty text. */
    String groupId() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("id = \"");
        int end = at < 0 ? -1 : text.indexOf('"', at + 6);
        return end < 0 ? "" : text.substring(at + 6, end);
    }

    /** The sections of the PVs; null, after saying why, if the text cannot be understood. */
    @Nullable
    Section physicalVolumes(LvmRun run) {
        try {
            MetadataText text = MetadataText.of(ConfigParser.parse(Arrays.copyOf(bytes, bytes.length - 1)));
            Section pvs = text == null ? null : text.volumeGroup().section("physical_volumes");
            if (pvs != null) {
                return pvs;
            }
        } catch (ConfigFormatException e) {
            run.error(e.inWords());
        }
        run.error("Invalid metadata file.");
        return null;
    }
}
