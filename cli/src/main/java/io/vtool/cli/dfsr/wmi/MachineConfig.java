package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.dfsr.OpenDfsr;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiModel;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The settings of a member's service, as WMI has them. */
public final class MachineConfig {
    private MachineConfig() {}

    /**
     * The properties of DfsrMachineConfig with their values, by name; without those that CIM puts into every class.
     *
     * @param dfsr the groups
     * @param member name of the computer, empty for this one
     * @throws WmiException if it does not answer
     */
    public static Map<String, String> of(OpenDfsr dfsr, String member) throws WmiException {
        WmiClass type = Objects.requireNonNull(WmiModel.find(WmiModel.OLD_NAMESPACE, "DfsrMachineConfig"));
        MachineInstance machine = new MachineInstance(Node.find(dfsr, member).seats());
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (WmiProperty property : type.properties()) {
            if (!property.name().equals("Caption") && !property.name().equals("SettingID")) {
                values.put(property.name(), WmiValue.text(WmiValue.of(property, machine)));
            }
        }
        return values;
    }
}
