package io.vtool.dfsr.wmi;

/**
 * A property of a class.
 *
 * @param name its name as declared
 * @param type CIM type, with brackets for an array
 * @param access {@code R} or {@code RW}
 * @param key whether it tells instances apart
 * @param min least value, 0 when there is none
 * @param max greatest value of its type or its range
 * @param maxLength most characters, {@link Integer#MAX_VALUE} for no limit
 * @param brief whether a brief list shows it
 * @param origin where its value comes from
 * @param usual value that it has without being set, as text
 */
public record WmiProperty(
        String name,
        String type,
        String access,
        boolean key,
        long min,
        long max,
        int maxLength,
        boolean brief,
        Origin origin,
        String usual) {
    /** Where a value comes from. */
    public enum Origin {
        /** The state of the members. */
        LAB,
        /** An administrator sets it on the member. */
        SET,
        /** The same, though a real service takes it from the directory and refuses. */
        LABSET,
        /** The documented default. */
        DEFAULT,
        /** It has none. */
        NONE
    }

    /** Whether an administrator can change it. */
    public boolean writable() {
        return origin == Origin.SET || origin == Origin.LABSET;
    }

    /** Whether its values are whole numbers. */
    public boolean number() {
        return type.startsWith("uint") || type.startsWith("sint");
    }
}
