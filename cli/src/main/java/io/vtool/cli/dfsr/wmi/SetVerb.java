package io.vtool.cli.dfsr.wmi;

import io.vtool.cli.env.TextOutput;
import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code set}: changes properties of instances. */
final class SetVerb implements Instances.Visitor {
    private final WmiClass type;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final TextOutput out;
    private int count;

    /**
     * What is to be set, checked.
     *
     * @throws WmiException if the class has no such property, or it cannot have that value
     */
    SetVerb(WmiClass type, List<String> words, TextOutput out) throws WmiException {
        this.type = type;
        this.out = out;
        for (String assignment : Assignments.split(String.join(" ", words))) {
            int equals = assignment.indexOf('=');
            WmiProperty property = equals < 0
                    ? null
                    : type.property(assignment.substring(0, equals).strip());
            if (property == null) {
                throw new WmiException(WmiException.INVALID_QUERY);
            }
            String value = WmicLine.unquoted(assignment.substring(equals + 1).strip());
            values.put(property.name(), WmiValue.checked(property, value));
        }
    }

    @Override
    public void visit(Node node, WmiInstance instance) throws WmiException {
        count++;
        out.print(WmicText.of("updating"));
        out.print("'").foreign(ObjectPath.of(node, type, instance)).line("'");
        for (Map.Entry<String, String> entry : values.entrySet()) {
            instance.set(entry.getKey(), entry.getValue());
        }
        out.line(WmicText.of("updated"));
    }

    /** How many instances were changed. */
    int count() {
        return count;
    }
}
