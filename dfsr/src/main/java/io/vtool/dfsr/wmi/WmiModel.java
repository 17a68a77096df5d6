package io.vtool.dfsr.wmi;

import io.vtool.dfsr.fact.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The classes of the two namespaces of DFS Replication. */
public final class WmiModel {
    /** Namespace of the classes that came with the service. */
    public static final String OLD_NAMESPACE = "root\\microsoftdfs";

    /** Namespace of the classes of Windows Server 2012 R2 and later. */
    public static final String NEW_NAMESPACE = "root\\Microsoft\\Windows\\Dfsr";

    private static final String CLASSES = "classes.tsv";
    private static final String METHODS = "methods.tsv";

    private WmiModel() {}

    /**
     * A namespace by what was typed, null when it is no one of the two. Shells eat backslashes, so their places do not count.
     *
     * @param typed such as {@code \\root\microsoftdfs}
     */
    public static @Nullable String namespace(String typed) {
        String bare = typed.replace("\\", "").replace("/", "").toLowerCase(Locale.ROOT);
        for (String namespace : List.of(OLD_NAMESPACE, NEW_NAMESPACE)) {
            if (namespace.replace("\\", "").toLowerCase(Locale.ROOT).equals(bare)) {
                return namespace;
            }
        }
        return null;
    }

    /** All classes, by their names. */
    public static List<WmiClass> all() {
        List<WmiClass> all = new ArrayList<>();
        List<WmiProperty> properties = new ArrayList<>();
        String name = "";
        for (List<String> cells : FactTable.rows(WmiModel.class, CLASSES)) {
            if (!cells.get(0).equals(name)) {
                add(all, name, properties);
                name = cells.get(0);
                properties = new ArrayList<>();
            }
            properties.add(property(cells));
        }
        add(all, name, properties);
        return all;
    }

    /**
     * The class of a name in a namespace, null when there is none.
     *
     * @param namespace the namespace
     * @param name its name, in any case
     */
    public static @Nullable WmiClass find(String namespace, String name) {
        List<WmiProperty> properties = new ArrayList<>();
        String declared = "";
        for (List<String> cells : FactTable.rows(WmiModel.class, CLASSES)) {
            if (cells.get(0).equalsIgnoreCase(name)) {
                declared = cells.get(0);
                properties.add(property(cells));
            }
        }
        return declared.isEmpty() || !namespaceOf(declared).equals(namespace)
                ? null
                : new WmiClass(declared, namespace, properties, methods(declared));
    }

    private static void add(List<WmiClass> all, String name, List<WmiProperty> properties) {
        if (!name.isEmpty()) {
            all.add(new WmiClass(name, namespaceOf(name), properties, methods(name)));
        }
    }

    private static String namespaceOf(String name) {
        return name.startsWith("MSFT_") ? NEW_NAMESPACE : OLD_NAMESPACE;
    }

    private static List<WmiMethod> methods(String name) {
        List<WmiMethod> methods = new ArrayList<>();
        for (List<String> cells : FactTable.rows(WmiModel.class, METHODS)) {
            if (cells.get(0).equals(name)) {
                methods.add(new WmiMethod(cells.get(1), cells.get(2).equals("static"), WmiMethod.parse(cells.get(3))));
            }
        }
        return methods;
    }

    private static WmiProperty property(List<String> cells) {
        String type = cells.get(3);
        return new WmiProperty(
                cells.get(2),
                type,
                cells.get(4),
                cells.get(5).equals("key"),
                cells.get(6).isEmpty() ? 0 : Long.parseLong(cells.get(6)),
                cells.get(7).isEmpty() ? greatest(type) : Long.parseLong(cells.get(7)),
                cells.get(8).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells.get(8)),
                cells.get(10).equals("x"),
                WmiProperty.Origin.valueOf(cells.get(11).toUpperCase(Locale.ROOT)),
                cells.get(12));
    }

    private static long greatest(String type) {
        return switch (type) {
            case "uint8" -> 0xff;
            case "uint32" -> 0xffff_ffffL;
            default -> Long.MAX_VALUE;
        };
    }
}
