package io.vtool.cli.dfsr;

import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiModel;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a member's service by the table of DfsrMachineConfig.
 *
 * @param member the member
 */
record MachineConfig(Member member) implements WmiInstance {
    /** The properties with their values, by name; without those that CIM puts into every class. */
    Map<String, String> values() throws WmiException {
        WmiClass type = Objects.requireNonNull(WmiModel.find(WmiModel.OLD_NAMESPACE, "DfsrMachineConfig"));
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (WmiProperty property : type.properties()) {
            if (!property.name().equals("Caption") && !property.name().equals("SettingID")) {
                values.put(property.name(), WmiValue.text(WmiValue.of(property, this)));
            }
        }
        return values;
    }

    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "LastChangeNumber" -> number("changes") + 1;
            case "LastChangeTime" -> number("changed") == 0 ? Moment.NEVER : Moment.ofMillis(number("changed"));
            default -> null;
        };
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return kept("set." + property);
    }

    private long number(String name) throws WmiException {
        String kept = kept(name);
        return kept == null || kept.isEmpty() ? 0 : Long.parseLong(kept);
    }

    private @Nullable String kept(String name) throws WmiException {
        try {
            return member.store().value(name);
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }
}
