package io.vtool.cli.sense;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Understands what was typed as one or more codes. */
final class LookupQuery {
    private static final int TRIPLE = 3;
    private static final int MOST_EVENT = 0xffff;

    private LookupQuery() {}

    /** The words of all operands, with their blanks taken apart. */
    static List<String> words(List<String> operands) {
        List<String> words = new ArrayList<>();
        for (String operand : operands) {
            int start = 0;
            for (int i = 0; i <= operand.length(); i++) {
                if (i == operand.length() || Character.isWhitespace(operand.charAt(i))) {
                    if (i > start) {
                        words.add(operand.substring(start, i));
                    }
                    start = i + 1;
                }
            }
        }
        return words;
    }

    /** What stands between the slashes of a word; empty where nothing does. */
    private static List<String> parts(String word) {
        List<String> parts = new ArrayList<>(TRIPLE);
        int start = 0;
        for (int slash = word.indexOf('/'); slash >= 0; slash = word.indexOf('/', start)) {
            parts.add(word.substring(start, slash));
            start = slash + 1;
        }
        parts.add(word.substring(start));
        return parts;
    }

    /**
     * Reads codes.
     *
     * @param words what was typed
     * @param to takes the readings
     * @return false when the words are no code at all
     */
    static boolean read(List<String> words, CodeReadings to) {
        if (words.size() == 2 && kind(words.get(0), words.get(1), to)) {
            return true;
        }
        int[] numbers = numbers(words.size() == 1 ? parts(words.get(0)) : words);
        if (numbers.length == TRIPLE) {
            to.sense(numbers[0], numbers[1], numbers[2]);
            return true;
        }
        if (numbers.length == 2) {
            to.sense(null, numbers[0], numbers[1]);
            to.keyAndCode(numbers[0], numbers[1]);
            return true;
        }
        if (numbers.length == 1) {
            to.number(numbers[0]);
            return true;
        }
        return letters(words, to);
    }

    /** Numbers that all are hexadecimal; none when one is not, or there are more than three. */
    private static int[] numbers(List<String> words) {
        boolean marked = false;
        int[] numbers = new int[words.size()];
        for (int i = 0; i < numbers.length; i++) {
            String word = words.get(i);
            numbers[i] = Codes.parse(word);
            if (numbers[i] == Codes.NONE) {
                return new int[0];
            }
            marked |= Character.isDigit(word.charAt(0));
        }
        return marked || numbers.length == TRIPLE ? numbers : new int[0];
    }

    /** {@code H:0x8 D:0x0 P:0x0}, each for itself. */
    private static boolean letters(List<String> words, CodeReadings to) {
        for (String word : words) {
            if (word.length() < 3 || word.charAt(1) != ':' || "hdp".indexOf(word.charAt(0) | 0x20) < 0) {
                return false;
            }
            if (Codes.parse(word.substring(2)) == Codes.NONE) {
                return false;
            }
        }
        for (String word : words) {
            int number = Codes.parse(word.substring(2));
            switch (word.charAt(0) | 0x20) {
                case 'h' -> to.esxHost(number);
                case 'd' -> to.status(number);
                default -> to.plugin(number);
            }
        }
        return true;
    }

    private static boolean kind(String kind, String code, CodeReadings to) {
        int slash = code.indexOf('/');
        int number = Codes.parse(slash < 0 ? code : code.substring(0, slash));
        if (number == Codes.NONE) {
            return false;
        }
        switch (kind.toLowerCase(Locale.ROOT)) {
            case "opcode", "command", "cdb", "cmd" -> to.opcode(number);
            case "nvme" -> to.nvme(number);
            case "event" -> to.windowsEvent(decimal(code));
            case "srb", "request" -> to.windowsRequest(number);
            case "adapter" -> {
                to.aixAdapter(number);
                to.lpfc(number);
            }
            case "key" -> to.sense(number, null, null);
            case "asc" -> to.sense(null, number, slash < 0 ? 0 : Codes.parse(code.substring(slash + 1)));
            case "status", "device" -> to.status(number);
            case "plugin", "plug-in" -> to.plugin(number);
            case "driver" -> to.linuxDriver(number);
            case "host" -> {
                to.esxHost(number);
                to.linuxHost(number);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Events go by decimal numbers; anything else is none. */
    private static int decimal(String word) {
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > MOST_EVENT) {
                return Codes.NONE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
