package io.vtool.dfsr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    private static final UUID FOLDER = new UUID(1, 1);
    private static final UUID OWN = new UUID(2, 2);
    private static final UUID OTHER = new UUID(3, 3);

    @TempDir
    Path folder;

    private SqliteStore open() throws StoreException {
        return SqliteStore.open(folder.resolve("dfsr.db"), OWN);
    }

    private static IdRecord file(Version uid, Version gvsn, String name) {
        return new IdRecord(
                FOLDER,
                uid,
                gvsn,
                Version.root(FOLDER),
                name,
                IdRecord.PRESENT,
                IdRecord.ARCHIVE,
                Fence.DEFAULT,
                7,
                5,
                6,
                9,
                new byte[IdRecord.HASH],
                77,
                88);
    }

    @Test
    void whatIsKeptIsThereWhenItIsOpenedAgain() throws Exception {
        IdRecord record;
        try (SqliteStore store = open()) {
            Version[] uid = new Version[1];
            store.change(() -> uid[0] = store.nextVersion());
            record = file(uid[0], uid[0], "Übersicht 2024 \u65e5\u672c.xlsx");
            store.put(record);
            VersionVector vector = new VersionVector();
            vector.add(uid[0]);
            vector.add(OTHER, new VersionVector.Interval(4, 9));
            store.vector(FOLDER, vector);
        }
        try (SqliteStore store = open()) {
            assertThat(store.database()).isEqualTo(OWN);
            assertThat(store.byUid(record.uid())).isEqualTo(record);
            assertThat(store.byGvsn(record.gvsn())).isEqualTo(record);
            assertThat(store.present(FOLDER, Version.root(FOLDER), record.name()))
                    .isEqualTo(record);
            assertThat(store.children(FOLDER, Version.root(FOLDER))).containsExactly(record);
            assertThat(store.vector(FOLDER).toString()).contains("(9, 10]").contains("(4, 9]");
            store.change(() -> assertThat(store.nextVersion().number()).isEqualTo(Version.FIRST + 1));
        }
    }

    @Test
    void aChangeThatFailsLeavesNothing() throws Exception {
        try (SqliteStore store = open()) {
            Version uid = new Version(OTHER, 20);
            assertThatThrownBy(() -> store.change(() -> {
                        store.put(file(uid, uid, "a"));
                        store.nextVersion();
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.byUid(uid)).isNull();
            store.put(file(uid, uid, "b"));
            assertThat(store.byUid(uid)).isNotNull();
            store.change(() -> assertThat(store.nextVersion().number()).isEqualTo(Version.FIRST));
        }
    }

    @Test
    void unknownRecordsAreThoseOfASetDifference() throws Exception {
        Random random = new Random(5);
        try (SqliteStore store = open()) {
            List<IdRecord> records = new ArrayList<>();
            store.change(() -> {
                for (int i = 0; i < 300; i++) {
                    Version gvsn = new Version(i % 3 == 0 ? OTHER : OWN, 10 + i);
                    IdRecord record = file(new Version(OWN, 1000 + i), gvsn, "f" + i);
                    records.add(record);
                    store.put(record);
                }
            });
            for (int round = 0; round < 20; round++) {
                VersionVector known = new VersionVector();
                for (int i = 0; i < random.nextInt(12); i++) {
                    long low = random.nextInt(320);
                    known.add(
                            random.nextBoolean() ? OWN : OTHER,
                            new VersionVector.Interval(low, low + 1 + random.nextInt(60)));
                }
                List<IdRecord> found = new ArrayList<>();
                store.unknown(FOLDER, known, found::add);
                records.stream()
                        .filter(record -> !known.contains(record.gvsn()))
                        .forEach(record -> assertThat(found).contains(record));
                assertThat(found).allMatch(record -> !known.contains(record.gvsn()));
                assertThat(store.countUnknown(FOLDER, known)).isEqualTo(found.size());
            }
            assertThat(store.countUnknown(OTHER, new VersionVector())).isZero();
        }
    }

    @Test
    void countsOfBlocksFollowWhateverIsDone() throws Exception {
        Random random = new Random(7);
        Map<Version, IdRecord> kept = new HashMap<>();
        try (SqliteStore store = open()) {
            for (int round = 0; round < 60; round++) {
                store.change(() -> {
                    for (int i = 0; i < 40; i++) {
                        Version uid = new Version(OWN, random.nextInt(300));
                        if (random.nextInt(5) == 0) {
                            store.remove(uid);
                            kept.remove(uid);
                        } else {
                            Version gvsn = new Version(random.nextBoolean() ? OWN : OTHER, 1 + random.nextInt(30_000));
                            kept.put(uid, file(uid, gvsn, "f" + i));
                            store.put(file(uid, gvsn, "f" + i));
                        }
                    }
                });
                assertThatThrownBy(() -> store.change(() -> {
                            store.put(file(new Version(OTHER, 1), new Version(OTHER, 5), "lost"));
                            throw new StoreException("on purpose", null);
                        }))
                        .isInstanceOf(StoreException.class);
                VersionVector known = new VersionVector();
                for (int i = random.nextInt(4); i > 0; i--) {
                    long low = random.nextInt(30_000);
                    known.add(
                            random.nextBoolean() ? OWN : OTHER,
                            new VersionVector.Interval(low, low + 1 + random.nextInt(12_000)));
                }
                long expected = kept.values().stream()
                        .filter(record -> !known.contains(record.gvsn()))
                        .count();
                assertThat(store.countUnknown(FOLDER, known)).isEqualTo(expected);
            }
            assertThat(store.countUnknown(FOLDER, new VersionVector())).isEqualTo(kept.size());
            assertThat(store.expire(FOLDER, Long.MAX_VALUE)).isZero();
        }
    }

    @Test
    void aDatabaseWithoutCountsGetsThem() throws Exception {
        try (SqliteStore store = open()) {
            store.change(() -> {
                for (int i = 0; i < 50; i++) {
                    Version version = new Version(OWN, 1 + i * 1000);
                    store.put(file(version, version, "f" + i));
                }
            });
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("dfsr.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE tally");
        }
        try (SqliteStore store = open()) {
            assertThat(store.countUnknown(FOLDER, new VersionVector())).isEqualTo(50);
        }
    }

    @Test
    void anotherFileIsRefusedWithItsName() throws Exception {
        Files.writeString(folder.resolve("dfsr.db"), "no database, but long enough to be looked at. ".repeat(100));
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("dfsr.db");
    }
}
