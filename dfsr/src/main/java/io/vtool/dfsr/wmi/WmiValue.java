package io.vtool.dfsr.wmi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of properties: which one an instance has, in the property's type, and how it is written. */
public final class WmiValue {
    private WmiValue() {}

    /**
     * The value that an instance has.
     *
     * @param property the property
     * @param instance the instance
     * @return the value in the property's type, null for none
     * @throws WmiException if the state cannot be read
     */
    public static @Nullable Object of(WmiProperty property, WmiInstance instance) throws WmiException {
        Object value = switch (property.origin()) {
            case LAB -> instance.value(property.name());
            case SET, LABSET -> set(property, instance);
            case DEFAULT -> property.usual();
            case NONE -> null;
        };
        return typed(property.type(), value);
    }

    private static @Nullable Object set(WmiProperty property, WmiInstance instance) throws WmiException {
        Object set = instance.setting(property.name());
        Object value = set == null ? instance.value(property.name()) : set;
        return value == null && !property.usual().isEmpty() ? property.usual() : value;
    }

    /**
     * A value in a type.
     *
     * @param type CIM type
     * @param value the value, or its text
     * @throws WmiException if it is none of that type
     */
    public static @Nullable Object typed(String type, @Nullable Object value) throws WmiException {
        if (value == null) {
            return null;
        }
        boolean numeric = type.startsWith("uint") || type.startsWith("sint");
        if (type.endsWith("[]")) {
            return value;
        }
        if (numeric && value instanceof Moment moment) {
            return moment.ticks();
        }
        if (numeric && value instanceof String text) {
            return number(text);
        }
        if (type.equals("boolean") && value instanceof String text) {
            return bool(text);
        }
        return type.equals("string") && !(value instanceof String) ? text(value) : value;
    }

    /** A number as people write it. */
    static long number(String text) throws WmiException {
        String bare = text.strip();
        try {
            boolean hex = bare.startsWith("0x") || bare.startsWith("0X");
            return hex ? Long.parseUnsignedLong(bare.substring(2), 16) : Long.parseLong(bare);
        } catch (NumberFormatException e) {
            throw new WmiException(WmiException.INVALID_PARAMETER, e);
        }
    }

    /** TRUE, FALSE, or a number. */
    static boolean bool(String text) throws WmiException {
        String bare = text.strip();
        if (bare.equalsIgnoreCase("true")) {
            return true;
        }
        return !bare.equalsIgnoreCase("false") && number(bare) != 0;
    }

    /**
     * What an administrator wants to set, checked against type and range.
     *
     * @param property the property
     * @param text what was typed
     * @return the text to keep
     * @throws WmiException if the property cannot be changed, or not to that
     */
    public static String checked(WmiProperty property, String text) throws WmiException {
        if (!property.writable()) {
            throw new WmiException(WmiException.READ_ONLY);
        }
        Object value = typed(property.type(), text);
        if (value instanceof Long number && (number < property.min() || number > property.max())
                || text.length() > property.maxLength()) {
            throw new WmiException(WmiException.INVALID_PARAMETER);
        }
        return value instanceof Boolean flag ? flag.toString() : String.valueOf(value);
    }

    /**
     * A value as tables and lists show it.
     *
     * @param value the value
     */
    public static String text(@Nullable Object value) {
        return text(value, ',');
    }

    /**
     * A value as text.
     *
     * @param value the value
     * @param separator what stands between the items of an array
     */
    public static String text(@Nullable Object value, char separator) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (value instanceof List<?> items) {
            StringBuilder text = new StringBuilder("{");
            for (Object item : items) {
                text.append(text.length() > 1 ? String.valueOf(separator) : "");
                boolean quoted = item instanceof String && separator == ',';
                text.append(quoted ? "\"" : "").append(item).append(quoted ? "\"" : "");
            }
            return text.append('}').toString();
        }
        return value.toString();
    }

    /**
     * A value as MOF writes it: strings in quotes with escapes.
     *
     * @param value the value
     */
    public static String mof(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (value instanceof List<?> items) {
            StringBuilder text = new StringBuilder("{");
            for (Object item : items) {
                text.append(text.length() > 1 ? ", " : "").append(mof(item));
            }
            return text.append('}').toString();
        }
        if (value instanceof Long) {
            return value.toString();
        }
        StringBuilder text = new StringBuilder("\"");
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\', '"' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
