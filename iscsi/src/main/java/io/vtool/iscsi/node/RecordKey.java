package io.vtool.iscsi.node;

import java.util.List;

/**
 * A key of a record.
 *
 * @param name its name, such as {@code node.session.queue_depth}
 * @param type what its values are
 * @param choices the words of a choice or list
 * @param initial the value built into open-iscsi
 * @param packaged the value that the packaged configuration file sets
 * @param modifiable whether an update may change it; others identify the record
 * @param family which interfaces have it
 */
public record RecordKey(
        String name,
        Type type,
        List<String> choices,
        String initial,
        String packaged,
        boolean modifiable,
        Family family) {
    /** Which interfaces have a key. */
    public enum Family {
        /** All, and records of other kinds. */
        ANY,
        /** Those for IPv4: all whose name does not say IPv6. */
        IPV4,
        /** Those for IPv6, by their name. */
        IPV6
    }

    /** What the values of a key are. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** Text that is shown only on demand. */
        SECRET,
        /** A decimal number; text that is none counts as 0. */
        NUMBER,
        /** One of the choices. */
        CHOICE,
        /** Some of the choices, separated by commas. */
        LIST
    }
}
