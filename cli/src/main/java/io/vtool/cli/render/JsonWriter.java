package io.vtool.cli.render;

import io.vtool.cli.env.TextOutput;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON (RFC 8259) on one line: keys in the order of the columns, null for unknown, numbers without
 * exponents. Control characters and lone surrogates are escaped, so the output is always valid UTF-8 and safe on a terminal.
 */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final TextOutput out;
    private final Quoted quoted = new Quoted();
    private @Nullable Keys lastKeys;

    JsonWriter(TextOutput out) {
        this.out = out;
    }

    void value(@Nullable Object value) {
        if (value == null) {
            out.print("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Row row) {
            object(row);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Boolean) {
            out.print(value.toString());
        } else {
            out.print(number(value));
        }
    }

    private void object(Row row) {
        Keys keys = keys(row.columns());
        for (int i = 0; i < keys.size(); i++) {
            Object value = row.value(i);
            if (value == null) {
                out.encoded(keys.withNull(i));
            } else {
                out.encoded(keys.key(i));
                value(value);
            }
        }
        out.print(keys.size() == 0 ? "{}" : "}");
    }

    /** What stands before each value; a stream of rows has the same columns throughout. */
    private Keys keys(Columns columns) {
        Keys keys = lastKeys;
        if (keys != null && keys.isOf(columns)) {
            return keys;
        }
        keys = new Keys(columns);
        if (lastKeys == null) {
            lastKeys = keys;
        }
        return keys;
    }

    private void array(List<?> list) {
        out.print('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.print(',');
            }
            value(list.get(i));
        }
        out.print(']');
    }

    /** A number in plain decimal digits; what is no number is unknown. */
    static String number(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number number) {
            double d = number.doubleValue();
            if (Double.isNaN(d) || Double.isInfinite(d)) {
                return "null";
            }
            return d == 0 ? "0" : BigDecimal.valueOf(d).stripTrailingZeros().toPlainString();
        }
        throw new IllegalArgumentException("no JSON form: " + value.getClass());
    }

    void string(String text) {
        byte[] form = quoted.form(text);
        if (form != null) {
            out.encoded(form);
            return;
        }
        out.print('"');
        int clean = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c < 0xa0 || Character.isSurrogate(c)) {
                out.print(text.substring(clean, i));
                escape(c);
                clean = i + 1;
            }
        }
        out.print(clean == 0 ? text : text.substring(clean)).print('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"':
                out.print("\\\"");
                break;
            case '\\':
                out.print("\\\\");
                break;
            case '\n':
                out.print("\\n");
                break;
            case '\r':
                out.print("\\r");
                break;
            case '\t':
                out.print("\\t");
                break;
            default:
                out.print("\\u")
                        .print(HEX.charAt(c >> 12))
                        .print(HEX.charAt(c >> 8 & 0xf))
                        .print(HEX.charAt(c >> 4 & 0xf))
                        .print(HEX.charAt(c & 0xf));
        }
    }
}
