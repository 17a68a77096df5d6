package io.vtool.cli.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a kind of row: ordered names in snake_case, each with a type. Made once, as a constant of the command:
 *
 * <pre>{@code
 * static final Columns COLUMNS = Columns.start()
 *         .integer("line")
 *         .text("device_id")
 *         .end();
 * }</pre>
 */
public final class Columns {
    /** The types a value can have; every one may also be null, which means unknown. */
    public enum Type {
        /** Integer, Long, Short or Byte. */
        INTEGER,
        /** BigDecimal or Double. */
        DECIMAL,
        /** String. */
        TEXT,
        /** Boolean. */
        FLAG,
        /** Row. */
        OBJECT,
        /** List of any of these. */
        LIST
    }

    private final String[] names;
    private final Type[] types;

    private Columns(String[] names, Type[] types) {
        this.names = names;
        this.types = types;
    }

    /** Starts an empty list of columns. */
    public static Builder start() {
        return new Builder();
    }

    /** How many columns there are. */
    public int size() {
        return names.length;
    }

    /**
     * Name of a column.
     *
     * @param index place of the column, from 0
     */
    public String name(int index) {
        return names[index];
    }

    /**
     * Place of a column, from 0.
     *
     * @param name its name
     * @throws IllegalArgumentException when there is no such column
     */
    public int index(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + Arrays.toString(names));
    }

    /**
     * Makes a row.
     *
     * @param values one value per column, of its type or null
     * @throws IllegalArgumentException when number or types differ from the columns
     */
    public Row row(@Nullable Object... values) {
        if (values.length != names.length) {
            throw new IllegalArgumentException(values.length + " values for columns " + Arrays.toString(names));
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null && !fits(types[i], value)) {
                throw new IllegalArgumentException("column " + names[i] + " is " + types[i] + ", not " + value);
            }
        }
        return new Row(this, values);
    }

    private static boolean fits(Type type, Object value) {
        switch (type) {
            case INTEGER:
                return value instanceof Integer
                        || value instanceof Long
                        || value instanceof Short
                        || value instanceof Byte;
            case DECIMAL:
                return value instanceof Number;
            case TEXT:
                return value instanceof String;
            case FLAG:
                return value instanceof Boolean;
            case OBJECT:
                return value instanceof Row;
            default:
                return value instanceof List;
        }
    }

    /** Collects columns in order. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final List<Type> types = new ArrayList<>();

        private Builder() {}

        /** A whole number. */
        public Builder integer(String name) {
            return add(name, Type.INTEGER);
        }

        /** A number with a fraction. */
        public Builder decimal(String name) {
            return add(name, Type.DECIMAL);
        }

        /** A text. */
        public Builder text(String name) {
            return add(name, Type.TEXT);
        }

        /** All columns of another kind of row. */
        public Builder all(Columns other) {
            for (int i = 0; i < other.names.length; i++) {
                add(other.names[i], other.types[i]);
            }
            return this;
        }

        /** True or false. */
        public Builder flag(String name) {
            return add(name, Type.FLAG);
        }

        /** A nested row. */
        public Builder object(String name) {
            return add(name, Type.OBJECT);
        }

        /** A list of values. */
        public Builder list(String name) {
            return add(name, Type.LIST);
        }

        private Builder add(String name, Type type) {
            names.add(name);
            types.add(type);
            return this;
        }

        /** Ends the list. */
        public Columns end() {
            return new Columns(names.toArray(new String[0]), types.toArray(new Type[0]));
        }
    }
}
