package io.vtool.iscsi.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTableTest {
    private static List<String> names(RecordTable table) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            names.add(table.key(i).name());
        }
        return names;
    }

    @Test
    void keysAreUniqueAndInTheOrderOfADump() {
        assertThat(RecordTable.node().size()).isEqualTo(122);
        assertThat(RecordTable.iface().size()).isEqualTo(70);
        assertThat(RecordTable.discovery().size()).isEqualTo(17);
        assertThat(names(RecordTable.isns()))
                .startsWith(
                        "discovery.startup",
                        "discovery.type",
                        "discovery.sendtargets.address",
                        "discovery.sendtargets.port");
        for (RecordTable table :
                List.of(RecordTable.node(), RecordTable.iface(), RecordTable.discovery(), RecordTable.isns())) {
            assertThat(new HashSet<>(names(table))).hasSize(table.size());
        }
        assertThat(names(RecordTable.node()))
                .startsWith("node.name", "node.tpgt", "node.startup", "node.leading_login");
        assertThat(names(RecordTable.node())).endsWith("node.conn[0].iscsi.IFMarker", "node.conn[0].iscsi.OFMarker");
    }

    @Test
    void everyInitialValueIsOneThatTheKeyTakes() {
        for (RecordTable table : List.of(RecordTable.node(), RecordTable.discovery(), RecordTable.isns())) {
            DatabaseRecord record = DatabaseRecord.initial(table);
            for (int i = 0; i < table.size(); i++) {
                RecordKey key = table.key(i);
                assertThat(record.assign(key.name(), key.initial()))
                        .as(key.name())
                        .isEqualTo(Assignment.DONE);
                assertThat(record.assign(key.name(), key.packaged()))
                        .as(key.name())
                        .isEqualTo(Assignment.DONE);
            }
        }
    }

    @Test
    void numbersAreReadAsTheCLibraryReadsThem() {
        DatabaseRecord record = DatabaseRecord.initial(RecordTable.node());
        record.assign("node.session.queue_depth", "notanumber");
        assertThat(record.get("node.session.queue_depth")).isEqualTo("0");
        record.assign("node.session.queue_depth", "64x");
        assertThat(record.get("node.session.queue_depth")).isEqualTo("64");
        record.assign("node.session.xmit_thread_priority", "-5");
        assertThat(record.get("node.session.xmit_thread_priority")).isEqualTo("-5");
    }

    @Test
    void aChoiceTakesNothingElse() {
        DatabaseRecord record = DatabaseRecord.initial(RecordTable.node());
        assertThat(record.assign("node.startup", "bogus")).isEqualTo(Assignment.UNKNOWN_VALUE);
        assertThat(record.get("node.startup")).isEqualTo("manual");
        assertThat(record.assign("node.bogus", "1")).isEqualTo(Assignment.UNKNOWN_KEY);
    }

    @Test
    void aListKeepsWhatItKnows() {
        DatabaseRecord record = DatabaseRecord.initial(RecordTable.node());
        assertThat(record.assign("node.session.auth.chap_algs", "SHA256,BLAKE,MD5")
                        .ignored())
                .containsExactly("BLAKE");
        assertThat(record.get("node.session.auth.chap_algs")).isEqualTo("SHA256,MD5");
        record.assign("node.session.auth.chap_algs", "BLAKE");
        assertThat(record.get("node.session.auth.chap_algs")).isEqualTo("MD5");
    }

    /** Whatever a file holds, reading it ends and what was read can be written and read again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextIsReadSomehow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "node.startup", " ", "=", "\n", "automatic", "#", "node.session.auth.username", "x", "\t", "\u00e9", "\r"
        };
        for (int run = 0; run < 200; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            DatabaseRecord record = DatabaseRecord.initial(RecordTable.node());
            RecordFile.parse(text.toString(), Path.of("f"), record, true, new ArrayList<>());
            DatabaseRecord again = DatabaseRecord.initial(RecordTable.node());
            RecordFile.parse(RecordFile.format(record), Path.of("f"), again, true, new ArrayList<>());
            assertThat(RecordFile.format(again)).isEqualTo(RecordFile.format(record));
        }
    }
}
