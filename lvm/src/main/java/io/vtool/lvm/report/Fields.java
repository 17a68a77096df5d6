package io.vtool.lvm.report;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All fields there are, in the order of lists. */
public final class Fields {
    private static final String SHOWN_RELEASE = "2.03.16";
    private static final String NOT_MOVED = "-";
    private static final List<Field> SPECIAL = List.of(Field.SELECTED, Field.HELP, Field.QUESTION);

    private final List<Field> fields = new ArrayList<>();

    /** Reads the table. */
    public Fields() {
        this("fields.tsv", false);
    }

    /**
     * Reads a table.
     *
     * @param newest whether fields stand where the newest release has them, later ones among the others
     */
    private Fields(String table, boolean newest) {
        List<List<String>> moved = new ArrayList<>();
        for (List<String> row : FactTable.rows(Fields.class, table)) {
            String heading = row.get(2);
            int width = Integer.parseInt(row.get(4));
            fields.add(new Field(
                    row.get(0),
                    type(row.get(1)),
                    heading,
                    kind(row.get(3)),
                    width == 0 ? heading.length() : width,
                    row.get(5),
                    !newest && !row.get(6).equals(SHOWN_RELEASE)));
            if (newest && !row.get(7).equals(NOT_MOVED)) {
                moved.add(row);
            }
        }
        // the ones that stand behind another moved one come to their place when that one has done so
        for (int i = 0; i < moved.size(); i++) {
            for (List<String> row : moved) {
                move(row.get(0), row.get(7));
            }
        }
    }

    private void move(String name, String behind) {
        Field field = fields.remove(place(name));
        fields.add(place(behind) + 1, field);
    }

    private int place(String name) {
        int place = 0;
        while (!fields.get(place).id().equals(name)) {
            place++;
        }
        return place;
    }

    /** The fields that reports of a type may have: the log and kinds of devices stand apart from all others. */
    static Fields of(ReportType type, boolean newest) {
        return switch (type) {
            case LOG -> new Fields("log-fields.tsv", newest);
            case DEVTYPES -> new Fields("device-type-fields.tsv", newest);
            default -> new Fields("fields.tsv", newest);
        };
    }

    private static ReportType type(String word) {
        return switch (word) {
            case "vgs" -> ReportType.VGS;
            case "lvs" -> ReportType.LVS;
            case "lvsinfo" -> ReportType.LVSINFO;
            case "lvsstatus" -> ReportType.LVSSTATUS;
            case "lvsinfostatus" -> ReportType.LVSINFOSTATUS;
            case "pvs" -> ReportType.PVS;
            case "label" -> ReportType.LABEL;
            case "devtypes" -> ReportType.DEVTYPES;
            case "log" -> ReportType.LOG;
            case "segs" -> ReportType.SEGS;
            default -> ReportType.PVSEGS;
        };
    }

    private static FieldKind kind(String word) {
        return switch (word) {
            case "text" -> FieldKind.TEXT;
            case "list" -> FieldKind.LIST;
            case "number" -> FieldKind.NUMBER;
            case "binary" -> FieldKind.BINARY;
            case "size" -> FieldKind.SIZE;
            case "percent" -> FieldKind.PERCENT;
            default -> FieldKind.TIME;
        };
    }

    /** Every field, later ones last. */
    public List<Field> all() {
        return fields;
    }

    /** The fields that belong to every report. */
    static List<Field> special() {
        return SPECIAL;
    }

    /**
     * The field of a name; letters may be of either case, underscores do not count.
     *
     * @param prefix what a name may leave out, with its underscore; empty if nothing
     */
    @Nullable
    Field find(String name, String prefix) {
        if (name.isEmpty()) {
            return null;
        }
        String wanted = plain(name);
        for (Field field : SPECIAL) {
            if (same(field.id(), wanted, prefix)) {
                return field;
            }
        }
        for (Field field : fields) {
            if (same(field.id(), wanted, prefix)) {
                return field;
            }
        }
        return null;
    }

    /** The types whose fields a name such as all or lv_all stands for; none if it is no such name. */
    static ReportTypes group(String name, ReportTypes report, String prefix) {
        String wanted = plain(name).toLowerCase(Locale.ROOT);
        ReportTypes found = new ReportTypes(0);
        boolean bare = name.equalsIgnoreCase("all");
        if (bare) {
            if (prefix.isEmpty()) {
                return report;
            }
            found = report;
            wanted = plain(prefix);
        }
        for (ReportType type : ReportType.values()) {
            if (type == ReportType.SPECIAL || type == ReportType.FULL) {
                continue;
            }
            String own = type.rowName();
            if (bare && wanted.equals(own) || wanted.equals(own + "all")) {
                found = found.with(type);
            }
        }
        return found;
    }

    private static String plain(String name) {
        return name.indexOf('_') < 0 ? name : name.replace("_", "");
    }

    /** Compares without making new strings: the table is walked for each name. */
    private static boolean same(String id, String wanted, String prefix) {
        return matches(id, 0, wanted) || begins(id, prefix) && matches(id, prefix.length(), wanted);
    }

    private static boolean begins(String id, String prefix) {
        return !prefix.isEmpty() && id.startsWith(prefix);
    }

    private static boolean matches(String id, int from, String wanted) {
        int at = 0;
        for (int i = from; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '_') {
                continue;
            }
            if (at == wanted.length() || Character.toLowerCase(wanted.charAt(at)) != c) {
                return false;
            }
            at++;
        }
        return at == wanted.length();
    }
}
