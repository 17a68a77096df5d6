package io.vtool.scsi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Makes the ordered lists of a result from the tables of a tally. */
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

    private static long[] ranked(CountTable table) {
        long[] keys = table.keys();
        Long[] boxed = new Long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            boxed[i] = keys[i];
        }
        Arrays.sort(
                boxed, Comparator.comparingLong((Long key) -> -table.count(key)).thenComparingLong(Long::longValue));
        for (int i = 0; i < keys.length; i++) {
            keys[i] = boxed[i];
        }
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
        long[] keys = table.keys();
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
        list.sort(Comparator.comparingLong((ScanResult.NameCount n) -> -n.count())
                .thenComparing(ScanResult.NameCount::name));
        return list;
    }
}
