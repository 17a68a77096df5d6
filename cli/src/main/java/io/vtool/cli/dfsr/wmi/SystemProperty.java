package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The properties that every instance has by WMI itself, whose names begin with two underscores. */
final class SystemProperty {
    private static final List<String> NAMES = List.of(
            "__CLASS",
            "__DERIVATION",
            "__DYNASTY",
            "__GENUS",
            "__NAMESPACE",
            "__PATH",
            "__PROPERTY_COUNT",
            "__RELPATH",
            "__SERVER",
            "__SUPERCLASS");
    private static final long INSTANCE = 2;

    private SystemProperty() {}

    /** The property of a name, in any case, null when there is none. */
    static @Nullable WmiProperty of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAMES.contains(upper)
                ? new WmiProperty(
                        upper, "string", "R", false, 0, 0, Integer.MAX_VALUE, false, WmiProperty.Origin.LAB, "")
                : null;
    }

    /** Its value. */
    static @Nullable Object value(String name, Node node, WmiClass type, WmiInstance instance) throws WmiException {
        return switch (name) {
            case "__CLASS" -> type.name();
            case "__GENUS" -> INSTANCE;
            case "__NAMESPACE" -> type.namespace();
            case "__PATH" -> ObjectPath.of(node, type, instance);
            case "__PROPERTY_COUNT" -> (long) type.properties().size();
            case "__RELPATH" -> {
                String path = ObjectPath.of(node, type, instance);
                yield path.substring(path.indexOf(':') + 1);
            }
            case "__SERVER" -> node.name();
            case "__SUPERCLASS" -> superclass(type);
            case "__DYNASTY" -> superclass(type) == null ? type.name() : dynasty(type);
            default -> superclass(type) == null ? List.of() : List.of(superclass(type));
        };
    }

    /** By the properties that CIM puts into the classes below its own. */
    private static @Nullable String superclass(WmiClass type) {
        if (type.property("SettingID") != null) {
            return "CIM_Setting";
        }
        return type.property("InstallDate") != null ? "CIM_LogicalElement" : null;
    }

    private static String dynasty(WmiClass type) {
        return type.property("SettingID") != null ? "CIM_Setting" : "CIM_ManagedSystemElement";
    }
}
