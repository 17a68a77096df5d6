package io.vtool.emulator.lab.fault;

import io.vtool.emulator.lab.unit.Size;
import io.vtool.emulator.lab.unit.Span;
import io.vtool.iscsi.target.PortalFault;
import java.time.Duration;

/** Makes a lab's fault into one of the way to a portal. */
final class PortalFaults {
    private PortalFaults() {}

    static PortalFault of(LabFault fault) {
        return switch (fault.kind()) {
            case "portal-refuse" -> PortalFault.refusing();
            case "portal-unreachable" -> PortalFault.silent();
            case "portal-slow" -> PortalFault.slow(Duration.ofMillis(Span.parse(fault.value("delay"))));
            case "portal-reset" -> PortalFault.resetting(Size.parse(fault.value("after")), fault.times());
            case "corrupt-digest" -> {
                String which = fault.value("digest");
                yield PortalFault.corrupting(!which.equals("data"), !which.equals("header"), fault.times());
            }
            default -> throw new IllegalArgumentException("no fault of a portal: " + fault.kind());
        };
    }
}
