package io.vtool.lvm.pvck;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.MetadataWriter;
import io.vtool.lvm.text.TextForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns a backup file into what would stand in a metadata area. */
final class BackupToRaw {
    private static final String SETTING = "backup_file=";

    private BackupToRaw() {}

    /** Prints it, or saves it to a file; whether that worked. */
    static boolean run(LvmRun run, @Nullable String file) {
        String backup = backup(run);
        if (backup == null) {
            run.error("Set backup file in --settings backup_file=path");
            return false;
        }
        byte[] content;
        try {
            content = run.world().files().read(backup);
        } catch (IOException e) {
            run.error("Cannot open file: " + backup);
            return false;
        }
        byte[] raw = raw(run, backup, content);
        if (raw == null) {
            return false;
        }
        if (file == null) {
            run.print("---");
            run.world().output().out(new String(raw, StandardCharsets.ISO_8859_1) + '\n');
            run.print("---");
            return true;
        }
        if (exists(run, file)) {
            run.error("Failed to create file " + file);
            return false;
        }
        try {
            run.world().files().write(file, raw);
            return true;
        } catch (IOException e) {
            run.error("Failed to create file " + file);
            return false;
        }
    }

    /** The content of a backup as it would stand in a metadata area; null, after saying why, if it is none. */
    static byte @Nullable [] raw(LvmRun run, String backup, byte[] content) {
        try {
            MetadataText text = MetadataText.of(ConfigParser.parse(content));
            if (text != null) {
                return MetadataWriter.write(
                        text, TextForm.DISK, run.world().clock().getZone());
            }
            run.error("No VG name found in backup file " + backup);
        } catch (ConfigFormatException e) {
            run.error("Parse error at byte " + (e.offset() + 1) + " (line " + e.line() + "): unexpected token");
            run.error("Cannot parse file: " + backup);
        }
        return null;
    }

    /** Whether a file is there: lvm2 does not write over one. */
    static boolean exists(LvmRun run, String file) {
        try {
            run.world().files().read(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String backup(LvmRun run) {
        String found = null;
        for (String text : run.line().values("settings")) {
            for (String word : text.split(" ")) {
                if (word.startsWith(SETTING) && word.length() > SETTING.length()) {
                    found = word.substring(SETTING.length());
                }
            }
        }
        return found;
    }
}
