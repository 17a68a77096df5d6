package io.vtool.lvm.activate;

import java.io.IOException;
import java.util.List;

/** A host's device-mapper, as far as activation needs it. */
public interface DeviceMapper {
    /**
     * Makes a device, or finds it if it is there already.
     *
     * @param uuid what lvm2 knows it by
     * @param table its lines: start, length, target and arguments
     * @param status what the target of each line says of itself at first; empty if nothing
     * @return its number, {@code major:minor}
     */
    String make(String name, String uuid, boolean readOnly, List<String> table, List<String> status) throws IOException;
}
