package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import java.util.List;

/**
 * What a lab consists of.
 *
 * @param arrays its arrays; names, identifiers and portal addresses are unique among all of them
 */
public record LabDefinition(List<ArrayConfig> arrays) {
    /** Copies the list. */
    public LabDefinition {
        arrays = List.copyOf(arrays);
    }
}
