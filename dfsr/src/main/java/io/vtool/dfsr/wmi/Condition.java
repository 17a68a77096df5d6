package io.vtool.dfsr.wmi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a WQL {@code WHERE} asks of an instance. */
public sealed interface Condition {
    /**
     * Whether it holds.
     *
     * @param instance the instance
     * @throws WmiException if the state cannot be read
     */
    boolean test(WmiInstance instance) throws WmiException;

    /**
     * The text that a property has to be equal to, null when it may have several values.
     *
     * @param property name of the property as declared
     */
    default @Nullable String required(String property) {
        return null;
    }

    /**
     * Holds always or never.
     *
     * @param value which
     */
    record Constant(boolean value) implements Condition {
        /** Holds for every instance. */
        public static final Constant ALL = new Constant(true);

        @Override
        public boolean test(WmiInstance instance) {
            return value;
        }
    }

    /**
     * Both hold.
     *
     * @param left the first one
     * @param right the second one
     */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(WmiInstance instance) throws WmiException {
            return left.test(instance) && right.test(instance);
        }

        @Override
        public @Nullable String required(String property) {
            String required = left.required(property);
            return required == null ? right.required(property) : required;
        }
    }

    /**
     * One of them holds.
     *
     * @param left the first one
     * @param right the second one
     */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(WmiInstance instance) throws WmiException {
            return left.test(instance) || right.test(instance);
        }
    }

    /**
     * The other one does not hold.
     *
     * @param inner the other one
     */
    record Not(Condition inner) implements Condition {
        @Override
        public boolean test(WmiInstance instance) throws WmiException {
            return !inner.test(instance);
        }
    }

    /**
     * A property has no value.
     *
     * @param property the property
     */
    record IsNull(WmiProperty property) implements Condition {
        @Override
        public boolean test(WmiInstance instance) throws WmiException {
            return WmiValue.of(property, instance) == null;
        }
    }

    /**
     * A property compares with a constant; one without a value never does.
     *
     * @param property the property
     * @param operator {@code = <> < > <= >=} or {@code like}
     * @param text the constant as text
     * @param constant the constant in the property's type
     */
    record Compare(WmiProperty property, String operator, String text, Object constant) implements Condition {
        @Override
        public boolean test(WmiInstance instance) throws WmiException {
            Object value = WmiValue.of(property, instance);
            if (value == null) {
                return false;
            }
            if (operator.equals("like")) {
                return Like.matches(
                        text.toLowerCase(Locale.ROOT), WmiValue.text(value).toLowerCase(Locale.ROOT));
            }
            int order = value instanceof Long number && constant instanceof Long other
                    ? Long.compare(number, other)
                    : WmiValue.text(value).compareToIgnoreCase(WmiValue.text(constant));
            return switch (operator) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                default -> order >= 0;
            };
        }

        @Override
        public @Nullable String required(String name) {
            return operator.equals("=") && property.name().equals(name) ? text : null;
        }
    }
}
