package io.vtool.emulator.lab.fault;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is broken in a lab.
 *
 * @param id its number in the lab, from 1; 0 for one that has none yet
 * @param kind its kind
 * @param on what it is on: an array, {@code ARRAY/VOLUME} or the address of a portal
 * @param values its keys and their values, in canonical form
 * @param since when it began, milliseconds since 1970 by the lab's clock
 */
public record LabFault(int id, String kind, String on, Map<String, String> values, long since) {
    /** Copies the map. */
    public LabFault {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Returns a value, or what counts where it is not given.
     *
     * @param key its key
     * @return the value, empty if there is none
     */
    public String value(String key) {
        String given = values.get(key);
        return given == null ? FaultKinds.key(key).absent() : given;
    }

    /**
     * Returns how many times it is met.
     *
     * @return a number that is not positive if it does not end by itself
     */
    int times() {
        return (int) Math.min(Integer.MAX_VALUE, FaultNumbers.parse(value("times")));
    }

    /**
     * Returns the same fault with a number.
     *
     * @param number its number in the lab
     * @param start when it began
     * @return the fault
     */
    public LabFault numbered(int number, long start) {
        return new LabFault(number, kind, on, values, start);
    }

    /**
     * Returns the values that a user gives, without what the lab keeps for itself.
     *
     * @return by key
     */
    public Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>(values);
        shown.keySet().retainAll(FaultKinds.keyNames());
        return shown;
    }

    /**
     * Writes what it is about as its user would.
     *
     * @return such as {@code medium-error array01/vol0 lba=100}
     */
    public String words() {
        StringBuilder text = new StringBuilder(kind).append(' ').append(on);
        for (Map.Entry<String, String> value : shown().entrySet()) {
            text.append(' ').append(value.getKey()).append('=').append(value.getValue());
        }
        return text.toString();
    }
}
