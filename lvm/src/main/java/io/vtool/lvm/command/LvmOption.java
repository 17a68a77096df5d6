package io.vtool.lvm.command;

/**
 * An option as the option table lists it.
 *
 * @param name its long name without hyphens
 * @param letter its short name, or 0
 * @param value "-" for a flag, else what it takes
 */
record LvmOption(String name, char letter, String value) {
    boolean takesValue() {
        return !value.equals("-");
    }
}
