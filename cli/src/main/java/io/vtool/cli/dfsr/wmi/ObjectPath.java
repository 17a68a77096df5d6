package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.wmi.WmiClass;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import io.vtool.dfsr.wmi.WmiProperty;
import io.vtool.dfsr.wmi.WmiValue;

/** Paths of instances. */
final class ObjectPath {
    private ObjectPath() {}

    /** {@code \\SRV01\root\microsoftdfs:Class.Key="value"}, or {@code =@} for the only instance. */
    static String of(Node node, WmiClass type, WmiInstance instance) throws WmiException {
        WmiProperty key = type.key();
        String start = "\\\\" + node.name() + "\\" + type.namespace() + ":" + type.name();
        return key == null
                ? start + "=@"
                : start + "." + key.name() + "=" + WmiValue.mof(WmiValue.text(WmiValue.of(key, instance)));
    }
}
