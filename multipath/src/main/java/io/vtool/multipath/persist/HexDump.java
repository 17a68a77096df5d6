package io.vtool.multipath.persist;

import java.util.ArrayList;
import java.util.List;

/** Bytes in lines of sixteen, as mpathpersist shows them. */
final class HexDump {
    private static final String DIGITS = "0123456789abcdef";
    private static final int PER_LINE = 16;
    private static final int WIDTH = 76;
    private static final String MARGIN = " ".repeat(8);

    private HexDump() {}

    static List<String> lines(byte[] data) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < data.length; start += PER_LINE) {
            StringBuilder line = new StringBuilder(MARGIN);
            int end = Math.min(data.length, start + PER_LINE);
            for (int i = start; i < end; i++) {
                line.append(i - start == PER_LINE / 2 ? " " : "");
                line.append(DIGITS.charAt(data[i] >> 4 & 0xf)).append(DIGITS.charAt(data[i] & 0xf));
                line.append(i + 1 < end ? " " : "");
            }
            while (end - start == PER_LINE && line.length() < WIDTH) {
                line.append(' ');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
