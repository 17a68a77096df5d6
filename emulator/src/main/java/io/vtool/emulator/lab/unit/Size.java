package io.vtool.emulator.lab.unit;

/** Sizes with units: 512MiB, 10GB, 1.5TiB, 4096. */
public final class Size {
    private static final String PREFIXES = "KMGTP";
    private static final int DECIMALS = 3;

    private Size() {}

    /**
     * Understands a size.
     *
     * @param text such as {@code 512MiB}
     * @return bytes, or -1 if it is no size, is no whole number of bytes, or is beyond what a long can hold
     */
    public static long parse(String text) {
        int end = 0;
        while (end < text.length() && (Character.digit(text.charAt(end), 10) >= 0 || text.charAt(end) == '.')) {
            end++;
        }
        long unit = unit(text.substring(end).strip());
        String number = text.substring(0, end);
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : number.substring(point + 1);
        if (unit < 0 || whole.isEmpty() || fraction.length() > DECIMALS || point >= 0 && fraction.isEmpty()) {
            return -1;
        }
        try {
            long thousandths = Math.addExact(
                    Math.multiplyExact(Long.parseLong(whole), 1000L),
                    fraction.isEmpty() ? 0 : Long.parseLong(fraction + "0".repeat(DECIMALS - fraction.length())));
            if (thousandths % 1000 == 0) {
                return Math.multiplyExact(thousandths / 1000, unit);
            }
            long bytes = Math.multiplyExact(thousandths, unit);
            return bytes % 1000 == 0 ? bytes / 1000 : -1;
        } catch (ArithmeticException | NumberFormatException e) {
            return -1;
        }
    }

    private static long unit(String text) {
        if (text.isEmpty() || text.equals("B")) {
            return 1;
        }
        int power = PREFIXES.indexOf(Character.toUpperCase(text.charAt(0))) + 1;
        String rest = text.substring(1);
        boolean binary = rest.isEmpty() || rest.equals("iB") || rest.equals("i");
        if (power == 0 || !binary && !rest.equals("B")) {
            return -1;
        }
        long unit = 1;
        for (int i = 0; i < power; i++) {
            unit *= binary ? 1024 : 1000;
        }
        return unit;
    }
}
