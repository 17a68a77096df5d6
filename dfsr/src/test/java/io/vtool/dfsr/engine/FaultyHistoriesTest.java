package io.vtool.dfsr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of three members with faults of all kinds: what has to hold at every step, and that a seed tells the same again. */
class FaultyHistoriesTest {
    private static final List<String> MEMBERS = List.of("SRV01", "SRV02", "SRV03");
    private static final long BANDWIDTH = 10L << 20;

    @TempDir
    Path root;

    private final Map<Version, String> issued = new HashMap<>();
    private final Map<String, VersionVector> vectors = new HashMap<>();

    /** What is wrong in a round. */
    private record Wrong(int kind, String member, long since, long snapshot) implements MemberFaults {
        @Override
        public boolean connectionDown(Connection connection) {
            return kind == 0 && connection.sending().equals(member);
        }

        @Override
        public boolean serviceStopped(String name) {
            return kind == 1 && name.equals(member);
        }

        @Override
        public boolean sharingViolation(String name, String path) {
            return kind == 2 && name.equals(member) && path.hashCode() % 2 == 0;
        }

        @Override
        public long journalWrap(String name) {
            return kind == 3 && name.equals(member) ? since : 0;
        }

        @Override
        public long dirtyShutdown(String name) {
            return kind == 4 && name.equals(member) ? since : 0;
        }

        @Override
        public boolean recoversItself(String name) {
            return since % 2 == 0;
        }

        @Override
        public boolean mixedVersions(Connection connection) {
            return kind == 5 && connection.receiving().equals(member);
        }

        @Override
        public boolean scheduleClosed(Connection connection) {
            return kind == 6 && connection.receiving().equals(member);
        }

        @Override
        public long staleStageFile(String name, String path) {
            return kind == 7 && name.equals(member) && path.equals("f1") ? since : 0;
        }

        @Override
        public boolean rightsLost(String name) {
            return kind == 8 && name.equals(member);
        }

        @Override
        public long stagingQuota(String name) {
            return kind == 9 && name.equals(member) ? 10 : -1;
        }

        @Override
        public long configurationLate(Connection connection) {
            return kind == 10 && connection.sending().equals(member) ? since : 0;
        }

        @Override
        public boolean contentStale(String name) {
            return kind == 11 && name.equals(member);
        }

        @Override
        public long manifestDamaged(String name) {
            return kind == 12 && name.equals(member) ? since : 0;
        }

        @Override
        public String filter(String name) {
            return kind == FILTER && name.equals(member) ? "f2" : "";
        }

        @Override
        public long snapshotTaken(String name) {
            return name.equals("SRV01") ? snapshot : 0;
        }

        @Override
        public long snapshotRollback(String name) {
            return kind == ROLLBACK && name.equals(member) ? since : 0;
        }

        @Override
        public int lostVersions(String name) {
            return kind == ROLLBACK ? (int) (since % 7) : 0;
        }
    }

    /** The kind of fault that brings a volume back from a snapshot; the one above it is none. */
    private static final int ROLLBACK = 14;

    private static final int KINDS = 16;

    /** A filter that one member alone has; the versions that it left out pass for known at those who learn from it. */
    private static final int FILTER = 13;

    /** Whether a kind of fault may part members for good. */
    private static boolean parts(int kind) {
        return kind == ROLLBACK || kind == FILTER;
    }

    static LongStream seeds() {
        return LongStream.range(11, 11 + Long.getLong("vtool.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatHasToHoldHolds(long seed) throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02", "SRV03")) {
            play(group, seed, false, true);
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01"));
            assertThat(group.content("SRV03")).isEqualTo(group.content("SRV01"));
            for (String from : MEMBERS) {
                for (String to : MEMBERS) {
                    assertThat(group.backlog(from, to)).as(from + " to " + to).isZero();
                }
            }
        }
    }

    /** A member that gives out versions a second time may leave its partners different for good; counting stays right. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rolledBackMembersCountRightly(long seed) throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02", "SRV03")) {
            play(group, seed, true, false);
            for (String name : MEMBERS) {
                vectors.put(name, group.member(name).store().vector(TestGroup.FOLDER.guid()));
            }
            counts(group);
        }
    }

    @ParameterizedTest
    @CsvSource({"21, false", "22, false", "23, true", "24, true"})
    void sameSeedTellsTheSameAgain(long seed, boolean rollbacks) throws Exception {
        String first;
        try (TestGroup group = new TestGroup(root.resolve("one"), "SRV01", "SRV02", "SRV03")) {
            play(group, seed, rollbacks, false);
            first = told(group);
        }
        try (TestGroup group = new TestGroup(root.resolve("two"), "SRV01", "SRV02", "SRV03")) {
            play(group, seed, rollbacks, false);
            assertThat(told(group)).isEqualTo(first).isNotEmpty();
        }
    }

    private void play(TestGroup group, long seed, boolean rollbacks, boolean check) throws Exception {
        Random random = new Random(seed);
        group.settle();
        long snapshot = 0;
        for (int round = 0; round < 30; round++) {
            int kind = random.nextInt(KINDS);
            snapshot = rollbacks && round % 7 == 0 ? group.now() : snapshot;
            group.reopen(
                    BANDWIDTH,
                    new Wrong(
                            parts(kind) && !rollbacks ? KINDS : kind,
                            MEMBERS.get(random.nextInt(3)),
                            group.now(),
                            snapshot));
            for (int i = random.nextInt(5); i >= 0; i--) {
                if (!check) {
                    tick();
                }
                change(group, random, round * 10 + i);
            }
            group.advance(random.nextInt(90_000));
            if (check) {
                check(group);
            }
        }
        group.reopen(BANDWIDTH, MemberFaults.NONE);
        group.settle();
        if (check) {
            check(group);
        }
    }

    /** Vectors only grow, a version means one thing for ever, and counts are what counting by hand gives. */
    private void check(TestGroup group) throws StoreException {
        for (String name : MEMBERS) {
            VersionVector vector = group.member(name).store().vector(TestGroup.FOLDER.guid());
            VersionVector before = vectors.put(name, vector);
            assertThat(before == null || vector.covers(before)).as(name).isTrue();
            for (IdRecord record : group.records(name)) {
                if (record.gvsn().equals(record.uid()) || record.present()) {
                    String content = record.uid() + " " + Arrays.toString(record.hash());
                    String known = issued.putIfAbsent(record.gvsn(), content);
                    assertThat(known == null ? content : known)
                            .as(record.gvsn().toString())
                            .isEqualTo(content);
                }
            }
        }
        counts(group);
    }

    private void counts(TestGroup group) throws StoreException {
        for (String from : MEMBERS) {
            for (String to : MEMBERS) {
                VersionVector known = vectors.getOrDefault(to, new VersionVector());
                long count = group.records(from).stream()
                        .filter(record -> !known.contains(record.gvsn()))
                        .count();
                List<IdRecord> listed = new ArrayList<>();
                group.member(from).store().unknown(TestGroup.FOLDER.guid(), known, listed::add);
                assertThat(group.backlog(from, to)).isEqualTo(count).isEqualTo(listed.size());
            }
        }
    }

    /** All that does not depend on the disk that it was played on. */
    private static String told(TestGroup group) throws StoreException, IOException {
        StringBuilder text = new StringBuilder();
        for (String name : MEMBERS) {
            text.append(group.content(name)).append('\n');
            text.append(group.member(name).store().vector(TestGroup.FOLDER.guid()))
                    .append('\n');
            for (IdRecord r : group.records(name)) {
                text.append(r.uid() + " " + r.gvsn() + " " + r.parent() + " " + r.name() + " " + r.flags() + " "
                        + r.clock() + " " + Arrays.toString(r.hash()) + "\n");
            }
            text.append(group.member(name).events().all()).append('\n');
        }
        return text.toString();
    }

    /**
     * Lets the disk's clock go on by a step: of two files of one name the one that was made first wins, which is told by that clock.
     */
    private void tick() throws IOException {
        long before = born();
        while (born() == before) {
            Thread.onSpinWait();
        }
    }

    private long born() throws IOException {
        Path file = Files.createTempFile(root, "born", "");
        try {
            return FileFacts.of(file).created();
        } finally {
            Files.delete(file);
        }
    }

    private void change(TestGroup group, Random random, int number) throws IOException {
        Path tree = group.tree(MEMBERS.get(random.nextInt(3)));
        List<Path> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(tree));
        try (Stream<Path> all = Files.walk(tree)) {
            all.filter(path -> !path.toString().contains("DfsrPrivate") && !path.equals(tree))
                    .sorted()
                    .forEach(path -> (Files.isDirectory(path) ? folders : files).add(path));
        }
        Path folder = folders.get(random.nextInt(folders.size()));
        Path file = files.isEmpty() ? null : files.get(random.nextInt(files.size()));
        int action = random.nextInt(5);
        if (action == 0) {
            Files.createDirectories(folder.resolve("d" + random.nextInt(4)));
        } else if (action < 3 || file == null) {
            Path path = folder.resolve("f" + random.nextInt(6));
            if (!Files.isDirectory(path)) {
                Files.writeString(path, "v" + "x".repeat(number));
                Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L + number * 1000L));
            }
        } else if (action == 3) {
            Files.delete(file);
        } else {
            Path target = folder.resolve("m" + random.nextInt(6));
            if (!Files.exists(target)) {
                Files.move(file, target);
            }
        }
    }
}
