package io.vtool.dfsr.wmi;

import org.jspecify.annotations.Nullable;

/** An instance of a class. Values are a {@link String}, {@link Long}, {@link Boolean}, {@link Moment} or a list of numbers. */
public interface WmiInstance {
    /**
     * What the state of the members says of a property.
     *
     * @param property its name as declared
     * @return the value, null for none
     * @throws WmiException if the state cannot be read
     */
    @Nullable
    Object value(String property) throws WmiException;

    /**
     * What an administrator set.
     *
     * @param property name of the property as declared
     * @return the value as text, null when it was not set
     * @throws WmiException if the state cannot be read
     */
    default @Nullable String setting(String property) throws WmiException {
        return null;
    }

    /**
     * Keeps what an administrator sets.
     *
     * @param property name of the property as declared
     * @param value the value as text
     * @throws WmiException if it cannot be kept
     */
    default void set(String property, String value) throws WmiException {
        throw new WmiException(WmiException.READ_ONLY);
    }
}
