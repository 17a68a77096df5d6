package io.vtool.lvm.command;

/**
 * An option as the option table lists it.
 *
 * @param name its long name without hyphens
 * @param letter its short name, or 0
 * @param value "-" for a flag, else what it takes
 * @param repeatable whether it may be given more than once
 */
record LvmOption(String name, char letter, String value, boolean repeatable) {
    boolean takesValue() {
        return !value.equals("-");
    }

    /** Whether it takes this value: one of the words it lists, or a number if it wants one. */
    boolean takes(String given) {
        if (value.equals("Number")) {
            return number(given);
        }
        if (!Character.isLowerCase(value.charAt(0)) && !Character.isDigit(value.charAt(0))) {
            return true;
        }
        return ('|' + value + '|').contains('|' + given + '|') && given.indexOf('|') < 0;
    }

    private static boolean number(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }

    /** The option as messages name it. */
    String shown() {
        return letter == 0 ? "--" + name : "-" + letter + "/--" + name;
    }
}
