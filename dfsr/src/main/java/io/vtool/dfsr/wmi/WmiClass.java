package io.vtool.dfsr.wmi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param name its name as declared
 * @param namespace where it stands, such as {@code root\microsoftdfs}
 * @param properties its properties as declared
 * @param methods its methods that can be called here
 */
public record WmiClass(String name, String namespace, List<WmiProperty> properties, List<WmiMethod> methods) {
    private static final String NEW = "MSFT_";

    /** Copies the lists. */
    public WmiClass {
        properties = List.copyOf(properties);
        methods = List.copyOf(methods);
    }

    /**
     * A property, null when it has none of that name.
     *
     * @param property its name, in any case
     */
    public @Nullable WmiProperty property(String property) {
        for (WmiProperty one : properties) {
            if (one.name().equalsIgnoreCase(property)) {
                return one;
            }
        }
        return null;
    }

    /**
     * A method, null when it has none of that name.
     *
     * @param method its name, in any case
     */
    public @Nullable WmiMethod method(String method) {
        for (WmiMethod one : methods) {
            if (one.name().equalsIgnoreCase(method)) {
                return one;
            }
        }
        return null;
    }

    /** The property that tells instances apart, null when there is one instance only. */
    public @Nullable WmiProperty key() {
        for (WmiProperty one : properties) {
            if (one.key()) {
                return one;
            }
        }
        return null;
    }

    /** The class of the older namespace that shows the same things. */
    public String kind() {
        return switch (name) {
            case "MSFT_DfsrServiceConfig" -> "DfsrConfig";
            case "MSFT_DfsrServiceInfo" -> "DfsrInfo";
            default -> name.startsWith(NEW) ? name.substring(NEW.length()) : name;
        };
    }
}
