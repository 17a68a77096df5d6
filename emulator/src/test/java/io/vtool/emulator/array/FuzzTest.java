package io.vtool.emulator.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.unit.Hex;
import io.vtool.scsi.table.FactTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an initiator sends, the device server answers with a status it may give, and well-formed sense data. */
class FuzzTest {
    private static final Set<Integer> STATUSES = Set.of(0x00, 0x02, 0x04, 0x18, 0x28, 0x40);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyCommandIsAnswered(long seed, @TempDir Path directory) throws Exception {
        Random random = new Random(seed);
        List<String[]> rows = FactTable.load(FuzzTest.class, "/io/vtool/emulator/array/commands")
                .rows();
        try (Lab lab = new Lab(directory)) {
            Initiator[] hosts = {lab.ready(1), lab.ready(2), lab.session(1)};
            for (int i = 0; i < 4000; i++) {
                Initiator host = hosts[random.nextInt(hosts.length)].lun(random.nextInt(5));
                byte[] cdb = random.nextInt(8) == 0 ? noise(random, 16) : plausible(random, rows);
                byte[] dataOut = noise(random, random.nextInt(4) == 0 ? random.nextInt(2000) : 512 * random.nextInt(4));
                if (random.nextBoolean()) {
                    shape(random, cdb, dataOut);
                }
                check(host.send(cdb, dataOut), Hex.format(cdb));
            }
        }
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A CDB of a real command with few wrong bits and mostly small numbers; never one that takes its time. */
    private static byte[] plausible(Random random, List<String[]> rows) {
        String[] row = rows.get(random.nextInt(rows.size()));
        byte[] cdb = Hex.parse(row[4]);
        for (int i = 1; i < cdb.length; i++) {
            boolean keep = i == 1 && !row[1].isEmpty();
            cdb[i] &= (byte)
                    (keep ? 0xff : random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(4) == 0 ? 1 : 0);
        }
        if (random.nextInt(20) == 0) {
            cdb[1 + random.nextInt(cdb.length - 1)] ^= (byte) (1 << random.nextInt(8));
        }
        return cdb;
    }

    /** Makes the lists of lengths in parameter data small, so that more of them get past the first check. */
    private static void shape(Random random, byte[] cdb, byte[] dataOut) {
        for (int i = 0; i < Math.min(dataOut.length, 64); i++) {
            if (random.nextInt(3) != 0) {
                dataOut[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(40) : 0);
            }
        }
        int at = (cdb[0] & 0xff) == 0x5f || (cdb[0] & 0xff) == 0x83 ? cdb.length - 2 : cdb.length - 3;
        if (dataOut.length > 0 && at > 1) {
            cdb[at] = (byte) random.nextInt(Math.min(dataOut.length + 1, 256));
        }
    }

    private static void check(Initiator.Reply reply, String cdb) {
        assertThat(STATUSES).as(cdb).contains(reply.status());
        if (reply.status() != 2) {
            assertThat(reply.sense()).as(cdb).isEmpty();
            return;
        }
        int responseCode = reply.sense()[0] & 0x7f;
        assertThat(responseCode).as(cdb).isIn(0x70, 0x72);
        assertThat(reply.sense().length).as(cdb).isEqualTo(8 + reply.sense()[7]);
        assertThat(reply.outcome()).as(cdb).isNotEqualTo("04/44/00");
        assertThat(reply.data()).as(cdb).isEmpty();
    }
}
