package io.vtool.lvm.program;

import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Groups whose texts were damaged by hand, as it were: the checksums are right, and what the text says is wrong. */
public final class DamagedTexts {
    private static final int AREA = 4096;
    private static final int HEADER = 512;
    private static final int MOST_COPIED = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?=[^0-9]*$)");
    private static final Pattern NAME = Pattern.compile("\"[a-z0-9_]+\"");
    private static final long[] NUMBERS = {0, 1, 2, 3, 8, 100, 4294967295L, 4294967296L, -1, 1L << 40, Long.MAX_VALUE};
    private static final String[] TYPES = {
        "striped",
        "mirror",
        "raid1",
        "raid5_ls",
        "thin",
        "thin-pool",
        "snapshot",
        "cache",
        "cache-pool",
        "error",
        "zero",
        "vdo",
        "vdo-pool",
        "writecache",
        "integrity",
        "bogus",
        "raid0",
        "raid10",
        "thin-pool+CROP_METADATA"
    };
    private static final String[] WORDS = {
        "READ",
        "WRITE",
        "VISIBLE",
        "LOCKED",
        "PVMOVE",
        "NOTSYNCED",
        "METADATA_FORMAT",
        "ERROR_WHEN_FULL",
        "CACHE_VOL",
        "FIXED_MINOR",
        "MISSING",
        "EXPORTED",
        "RESIZEABLE",
        "CLUSTERED",
        "RESHAPE"
    };

    private final Random random;
    private final List<String> lines;

    private DamagedTexts(String text, Random random) {
        this.random = random;
        this.lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** Devices drawn by a number. */
    static List<MemoryTarget> mutated(int seed) throws Exception {
        Random random = new Random(seed);
        List<MemoryTarget> devices = switch (random.nextInt(3)) {
            case 0 -> Scenes.three(seed);
            case 1 -> Scenes.group("vg", seed, 6, 192, Plans.furtherTypes());
            default -> Scenes.group("vg", seed, 5, 96, Plans.everyType());
        };
        long what = random.nextLong();
        boolean all = random.nextInt(3) > 0;
        int one = random.nextInt(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            if (all || i == one) {
                Random same = new Random(what);
                rewrite(devices.get(i), text -> damage(text, same));
            }
        }
        return devices;
    }

    /** The text with one to three damages. */
    static String damage(String text, Random random) {
        return new DamagedTexts(text, random).damaged();
    }

    /** Replaces the committed text of a device; its checksums are right then. */
    public static void rewrite(MemoryTarget device, UnaryOperator<String> edit) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        int offset = AREA + (int) buffer.getLong(AREA + 40);
        int size = (int) buffer.getLong(AREA + 48);
        String text = new String(device.bytes, offset, size - 1, StandardCharsets.ISO_8859_1);
        byte[] changed = (edit.apply(text) + '\0').getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(changed, 0, device.bytes, offset, changed.length);
        buffer.putLong(AREA + 48, changed.length);
        buffer.putInt(AREA + 56, (int) LvmChecksum.of(changed, 0, changed.length));
        buffer.putInt(AREA, (int) LvmChecksum.of(device.bytes, AREA + 4, HEADER - 4));
    }

    private String damaged() {
        for (int i = random.nextInt(3); i >= 0; i--) {
            damage();
        }
        return String.join("\n", lines);
    }

    private void damage() {
        int line = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(10)) {
            case 0 -> lines.add(line, lines.get(line));
            case 1 -> lines.add(line, lines.get(other));
            case 2 -> lines.set(line, lines.get(other));
            case 3 -> lines.remove(line);
            case 4 -> number(line, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 5 -> reference();
            case 6 -> flip(line);
            case 7 -> {
                int which =
                        one("(start_extent|extent_count|\"pv.\",|chunk_size|region_size|stripe|device_count|pe_).*");
                number(which, random.nextInt(200));
            }
            case 8 -> {
                int which = one("(type|status|flags) = .*");
                String word = WORDS[random.nextInt(WORDS.length)];
                String type = TYPES[random.nextInt(TYPES.length)];
                String name = which < 0
                        ? ""
                        : lines.get(which).substring(0, lines.get(which).indexOf('='));
                set(which, name + "= " + (name.startsWith("type") ? '"' + type + '"' : "[\"" + word + "\"]"));
            }
            default -> block();
        }
    }

    /** The number of a line that looks like this, or -1. */
    private int one(String pattern) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(pattern)) {
                found.add(i);
            }
        }
        return found.isEmpty() ? -1 : found.get(random.nextInt(found.size()));
    }

    private void set(int line, String text) {
        if (line >= 0) {
            lines.set(line, text);
        }
    }

    private void number(int line, long number) {
        if (line >= 0) {
            lines.set(line, NUMBER.matcher(lines.get(line)).replaceAll(Long.toString(number)));
        }
    }

    /** A volume is made of another one, be it itself. */
    private void reference() {
        int line = one("(?!id|status).*\"[a-z0-9_]+\".*");
        int section = one("(?!segment).* \\{");
        if (line >= 0 && section >= 0) {
            String name = lines.get(section).substring(0, lines.get(section).length() - 2);
            lines.set(line, NAME.matcher(lines.get(line)).replaceFirst('"' + name + '"'));
        }
    }

    private void flip(int line) {
        String text = lines.get(line);
        if (!text.isEmpty()) {
            int at = random.nextInt(text.length());
            char changed = (char) ((text.charAt(at) ^ 1 << random.nextInt(7)) & 0x7f);
            lines.set(line, text.substring(0, at) + changed + text.substring(at + 1));
        }
    }

    /** A section stands there twice, with its own name or with another one. */
    private void block() {
        int start = one(".* \\{");
        int depth = 0;
        int end = start;
        do {
            depth += lines.get(end).endsWith("{") ? 1 : 0;
            depth -= lines.get(end).startsWith("}") ? 1 : 0;
            end++;
        } while (depth > 0 && end < lines.size());
        if (end - start < MOST_COPIED) {
            List<String> copy = new ArrayList<>(lines.subList(start, end));
            if (random.nextBoolean()) {
                copy.set(0, "copy" + random.nextInt(9) + " {");
            }
            lines.addAll(end, copy);
        }
    }
}
