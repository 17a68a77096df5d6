package io.vtool.lvm.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All device-mapper devices of a host, or the fact that it has no such driver. */
public final class KernelState {
    /** A host with the driver on which nothing is active. */
    public static final KernelState NOTHING_ACTIVE = new KernelState(true, List.of());

    /** A host without the driver. */
    public static final KernelState NO_DRIVER = new KernelState(false, List.of());

    /** A host whose kernel is not to be asked. */
    public static final KernelState NOT_ASKED = new KernelState(false, List.of());

    private final boolean driver;
    private final Map<String, KernelDevice> byUuid = new HashMap<>();

    private KernelState(boolean driver, List<KernelDevice> devices) {
        this.driver = driver;
        for (KernelDevice device : devices) {
            byUuid.put(device.uuid(), device);
        }
    }

    /** A host with these devices. */
    public static KernelState of(List<KernelDevice> devices) {
        return new KernelState(true, devices);
    }

    /** Whether the kernel may be asked. */
    public boolean asked() {
        return this != NOT_ASKED;
    }

    /** Whether the driver is there. */
    public boolean driver() {
        return driver;
    }

    /** Whether there are no devices at all. */
    public boolean idle() {
        return byUuid.isEmpty();
    }

    /** The device of a mapper UUID, or null if it is not active. */
    public @Nullable KernelDevice device(String uuid) {
        return byUuid.get(uuid);
    }
}
