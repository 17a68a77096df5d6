package io.vtool.dfsr.capture;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in front of a colon in the texts of events, in the languages and programs that print them. */
enum EventLabel {
    ID("event id", "eventid", "id", "instanceid", "instance id", "ereignis-id", "ereigniskennung", "gebeurtenis-id"),
    START(
            "log name",
            "log",
            "event type",
            "index",
            "protokollname",
            "nom du journal",
            "nombre de registro",
            "nome registro"),
    SOURCE("source", "event source", "providername", "quelle", "provider name"),
    TIME("date", "time generated", "timecreated", "timegenerated", "datum", "date and time", "time", "fecha", "data"),
    COMPUTER("computer", "machinename", "computername", "ordinateur", "equipo"),
    ERROR("error", "fehler", "erreur"),
    VOLUME("volume"),
    GUID("guid"),
    FOLDER("replicated folder name"),
    GROUP("replication group name"),
    PARTNER("partner dns address"),
    OTHER(
            "additional information",
            "category",
            "configured size",
            "connection id",
            "current replication mode",
            "database",
            "domain controller",
            "entrytype",
            "event category",
            "event string",
            "file id",
            "file path",
            "high watermark",
            "keywords",
            "level",
            "low watermark",
            "leveldisplayname",
            "member id",
            "object category",
            "object dn",
            "opcode",
            "optional data if available",
            "partner ip address",
            "partner wins address",
            "polling cycle",
            "previous replication mode",
            "read-only",
            "replicated folder id",
            "replicated folder root",
            "replication group id",
            "space in use",
            "staging folder",
            "sysvol dfsr folder",
            "sysvol ntfrs folder",
            "task",
            "task category",
            "user",
            "user name"),
    TEXT("description", "message", "beschreibung", "nachricht");

    /** The names, a bar before and behind each. */
    private final String names;

    EventLabel(String... names) {
        this.names = "|" + String.join("|", names) + "|";
    }

    /** The label of that name, null when it is none. */
    static @Nullable EventLabel of(String name) {
        String sought = "|" + name.strip().toLowerCase(Locale.ROOT) + "|";
        for (EventLabel label : values()) {
            if (label.names.contains(sought)) {
                return label;
            }
        }
        return null;
    }

    /** Longest label. */
    static final int LONGEST = 30;
    /** Words of the longest label. */
    static final int MOST_WORDS = 4;

    /**
     * The label that ends at a colon.
     *
     * @param line the line
     * @param colon where the colon stands
     * @return where the label starts, -1 when no label stands there
     */
    static int start(String line, int colon) {
        int end = colon;
        while (end > 0 && isBlank(line.charAt(end - 1))) {
            end--;
        }
        int best = -1;
        int at = end;
        for (int words = 0; words < MOST_WORDS && at > 0 && end - at < LONGEST; words++) {
            while (at > 0 && isBlank(line.charAt(at - 1))) {
                at--;
            }
            while (at > 0 && !isBlank(line.charAt(at - 1))) {
                at--;
            }
            if (of(line.substring(at, end)) != null) {
                best = at;
            }
        }
        return best;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }
}
