package io.vtool.emulator.lab.fault;

import java.util.List;

/**
 * A kind of fault.
 *
 * @param name its name, {@code portal-refuse}
 * @param on what it is on: {@code array}, {@code portal} or {@code volume}
 * @param required keys it must have
 * @param optional keys it may have
 * @param meaning what happens, one sentence without a full stop
 */
public record FaultKind(String name, String on, List<String> required, List<String> optional, String meaning) {
    /** Copies the lists. */
    public FaultKind {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }
}
