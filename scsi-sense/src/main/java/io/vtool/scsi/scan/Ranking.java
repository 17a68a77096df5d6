package io.vtool.scsi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the ordered lists of a result from the tables of a tally. Its orders are classes and it sorts no primitives: each
 * lambda, also those of the library, would cost a scan a part of its start.
 */
final class Ranking {
    private Ranking() {}

    static ScanResult result(long lines, Tally tally) {
        boolean timed = tally.last != Long.MIN_VALUE;
        return new ScanResult(
                lines,
                tally.senseLines,
                tally.repeated,
                tally.untimed,
                timed ? tally.first : null,
                timed ? tally.last : null,
                codes(tally.codes),
                names(tally.devices),
                names(tally.paths),
                opcodes(tally.opcodes),
                hours(tally.hours),
                new ScanResult.Overflow(tally.codes.overflow(), tally.devices.overflow(), tally.paths.overflow()));
    }

    /** Keys, the most counted first. */
    private record MostCounted(CountTable table) implements Comparator<Long> {
        @Override
        public int compare(Long a, Long b) {
            int order = Long.compare(table.count(b), table.count(a));
            return order != 0 ? order : Long.compare(a, b);
        }
    }

    /** Names, the most counted first. */
    private static final class MostNamed implements Comparator<ScanResult.NameCount> {
        @Override
        public int compare(ScanResult.NameCount a, ScanResult.NameCount b) {
            int order = Long.compare(b.count(), a.count());
            return order != 0 ? order : a.name().compareTo(b.name());
        }
    }

    private static Long[] keys(CountTable table) {
        long[] keys = table.keys();
        Long[] boxed = new Long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            boxed[i] = keys[i];
        }
        return boxed;
    }

    private static Long[] ranked(CountTable table) {
        Long[] keys = keys(table);
        Arrays.sort(keys, new MostCounted(table));
        return keys;
    }

    private static List<ScanResult.CodeCount> codes(CountTable table) {
        List<ScanResult.CodeCount> list = new ArrayList<>();
        for (long code : ranked(table)) {
            list.add(new ScanResult.CodeCount(
                    Code.field(code, 0),
                    Code.field(code, 1),
                    Code.field(code, 2),
                    Code.field(code, 3),
                    Code.field(code, 4),
                    Code.field(code, 5),
                    Code.nvmeStatus(code),
                    Code.adapterStatus(code),
                    Code.eventId(code),
                    Code.system(code),
                    table.count(code)));
        }
        return list;
    }

    private static List<ScanResult.OpcodeCount> opcodes(CountTable table) {
        List<ScanResult.OpcodeCount> list = new ArrayList<>();
        for (long opcode : ranked(table)) {
            list.add(new ScanResult.OpcodeCount((int) opcode, table.count(opcode)));
        }
        return list;
    }

    private static List<ScanResult.HourCount> hours(CountTable table) {
        Long[] keys = keys(table);
        Arrays.sort(keys);
        List<ScanResult.HourCount> list = new ArrayList<>();
        for (long hour : keys) {
            list.add(new ScanResult.HourCount(hour, table.count(hour)));
        }
        return list;
    }

    private static List<ScanResult.NameCount> names(NameTable table) {
        List<ScanResult.NameCount> list = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            list.add(new ScanResult.NameCount(table.name(i), table.count(i)));
        }
        list.sort(new MostNamed());
        return list;
    }
}
