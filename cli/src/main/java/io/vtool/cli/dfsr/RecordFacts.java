package io.vtool.cli.dfsr;

import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An ID record as {@code dfsrdiag idrecord} prints it: label and value. */
final class RecordFacts {
    private static final int SECONDS = "2013-04-05T03:13:14".length();

    private RecordFacts() {}

    static Map<String, String> of(Member member, IdRecord record) throws StoreException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Computer", member.config().name());
        facts.put("File Path", member.shownPath(record));
        facts.put("File ID", "0x" + Long.toHexString(record.fileId()).toUpperCase(Locale.ROOT));
        facts.put("USN", "0x" + Long.toHexString(record.usn()).toUpperCase(Locale.ROOT));
        facts.put("UID", record.uid().toString());
        facts.put("GVSN", record.gvsn().toString());
        facts.put("Parent UID", record.parent().toString());
        facts.put("Flags", flags(record.flags()));
        facts.put(
                "Attributes",
                "0x" + Integer.toHexString(record.attributes()) + (record.directory() ? " (Directory)" : " (Archive)"));
        facts.put("Fence", fence(record.fence()) + " (" + record.fence().number() + ")");
        facts.put("Clock", time(record.clock()) + " GMT (0x" + Long.toHexString(record.clock()) + ")");
        facts.put("Create Time", time(record.createTime()) + " GMT");
        facts.put("Update Time", time(record.updateTime()) + " GMT");
        facts.put("Volume", "\\\\.\\C:");
        facts.put("RF GUID", Version.braced(record.folder()));
        facts.put("Hash", hash(record.hash()));
        facts.put("Name", record.name());
        return facts;
    }

    /** Flags as a number and in words. */
    static String flags(int flags) {
        StringBuilder words = new StringBuilder();
        add(words, flags, IdRecord.PRESENT, "Present");
        add(words, flags, IdRecord.NAME_CONFLICT, "NameConflict");
        add(words, flags, IdRecord.UID_VISIBLE, "UidVisible");
        add(words, flags, IdRecord.JOURNAL_WRAP, "JournalWrap");
        add(words, flags, IdRecord.PENDING_TOMBSTONE, "PendingTombstone");
        return "0x" + Integer.toHexString(flags) + (words.length() == 0 ? "" : " (" + words + ")");
    }

    private static void add(StringBuilder words, int flags, int flag, String word) {
        if ((flags & flag) != 0) {
            words.append(words.length() == 0 ? "" : ", ").append(word);
        }
    }

    private static String fence(Fence fence) {
        return switch (fence) {
            case UNFENCE -> "Unfence";
            case INITIAL_SYNC -> "InitialSync";
            case INITIAL_PRIMARY -> "InitialPrimary";
            case DEFAULT -> "Default";
            case FENCE -> "Fence";
        };
    }

    private static String time(long ticks) {
        return FileTime.instant(ticks).toString().substring(0, SECONDS).replace('T', ' ');
    }

    /** Four groups of 32 bits, upper case. */
    static String hash(byte[] hash) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hash.length; i++) {
            text.append(i > 0 && i % 4 == 0 ? "-" : "");
            text.append(Character.toUpperCase(Character.forDigit(hash[i] >> 4 & 0xf, 16)));
            text.append(Character.toUpperCase(Character.forDigit(hash[i] & 0xf, 16)));
        }
        return text.toString();
    }
}
