package io.vtool.dfsr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.model.IdRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault: its symptom in the backlog, the events and the debug log, and its cure. */
class FaultsTest {
    private static final long SINCE = 1_700_000_000_000L;

    @TempDir
    Path root;

    private final Faults faults = new Faults();

    /** Faults that a test switches on and off. */
    private static final class Faults implements MemberFaults {
        private boolean stopped;
        private boolean down;
        private boolean mixed;
        private boolean fresh;
        private boolean auto;
        private long late;
        private long wrap;
        private long dirty;
        private long manifest;
        private long stale;
        private long rollback;
        private long snapshot;
        private long quota = -1;
        private String filter = "";
        private String open = "-";

        @Override
        public boolean serviceStopped(String member) {
            return stopped && member.equals("SRV02");
        }

        @Override
        public boolean sharingViolation(String member, String path) {
            return path.startsWith(open);
        }

        @Override
        public boolean connectionDown(Connection connection) {
            return down;
        }

        @Override
        public boolean mixedVersions(Connection connection) {
            return mixed;
        }

        @Override
        public boolean contentStale(String member) {
            return fresh && member.equals("SRV02");
        }

        @Override
        public boolean recoversItself(String member) {
            return auto;
        }

        @Override
        public long configurationLate(Connection connection) {
            return late;
        }

        @Override
        public long journalWrap(String member) {
            return member.equals("SRV01") ? wrap : 0;
        }

        @Override
        public long dirtyShutdown(String member) {
            return member.equals("SRV01") ? dirty : 0;
        }

        @Override
        public long manifestDamaged(String member) {
            return member.equals("SRV02") ? manifest : 0;
        }

        @Override
        public long staleStageFile(String member, String path) {
            return member.equals("SRV01") && path.equals("report.doc") ? stale : 0;
        }

        @Override
        public long snapshotTaken(String member) {
            return member.equals("SRV01") ? snapshot : 0;
        }

        @Override
        public long snapshotRollback(String member) {
            return member.equals("SRV01") ? rollback : 0;
        }

        @Override
        public int lostVersions(String member) {
            return 3;
        }

        @Override
        public long stagingQuota(String member) {
            return quota;
        }

        @Override
        public String filter(String member) {
            return member.equals("SRV02") ? filter : "";
        }
    }

    @BeforeEach
    void file() throws IOException {
        Files.createDirectories(root.resolve("SRV01/data"));
        Files.writeString(root.resolve("SRV01/data/report.doc"), "first");
    }

    private TestGroup open() throws ReplicationException {
        TestGroup group = new TestGroup(root, "SRV01", "SRV02");
        group.settle();
        group.reopen(10L << 20, faults);
        return group;
    }

    private static void write(TestGroup group, String name, String text) throws IOException {
        Files.writeString(group.tree("SRV01").resolve(name), text);
    }

    private static List<Integer> events(TestGroup group, String member) throws IOException {
        return group.member(member).events().all().stream()
                .map(EventLog.Event::id)
                .toList();
    }

    private String log(String member) throws IOException {
        return Files.readString(root.resolve(member + "/debug/Dfsr00001.log"));
    }

    @Test
    void stoppedServiceTakesNothingInAndCountsOn() throws Exception {
        try (TestGroup group = open()) {
            faults.stopped = true;
            write(group, "new.txt", "1");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(events(group, "SRV02")).contains(1008);
            faults.stopped = false;
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(events(group, "SRV02")).endsWith(1002, 1004);
        }
    }

    @Test
    void mixedReleasesAreLoggedOnBothSides() throws Exception {
        try (TestGroup group = open()) {
            faults.mixed = true;
            group.settle();
            assertThat(log("SRV01")).contains("[Error:9303(0x2457)", "Ghosting is not enabled");
            assertThat(log("SRV02")).contains("[Error:9027(0x2343)", "A failure was reported by the remote partner");
            faults.mixed = false;
            group.settle();
            assertThat(events(group, "SRV02")).contains(5014).endsWith(5004);
        }
    }

    @Test
    void connectionThatThePartnerDoesNotKnowWorksOnceBothPolled() throws Exception {
        try (TestGroup group = open()) {
            faults.late = SINCE;
            write(group, "new.txt", "1");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(log("SRV02")).contains("EstablishConnection", "[Error:9026(0x2342)");
            group.poll("SRV01");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            group.poll("SRV02");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
        }
    }

    @Test
    void journalWrapBelievesNoDeletionUntilTheWalkEnds() throws Exception {
        try (TestGroup group = open()) {
            faults.wrap = group.now();
            Files.delete(group.tree("SRV01").resolve("report.doc"));
            group.advance(1000);
            assertThat(group.member("SRV01").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.AUTO_RECOVERY);
            IdRecord record = group.member("SRV01").find(TestGroup.FOLDER.guid(), "report.doc");
            assertThat(record).isNotNull();
            assertThat(record.flags() & IdRecord.JOURNAL_WRAP).isNotZero();
            group.advance(120_000);
            assertThat(group.member("SRV01").find(TestGroup.FOLDER.guid(), "report.doc"))
                    .isNull();
            group.settle();
            assertThat(group.content("SRV02")).isEmpty();
            assertThat(events(group, "SRV01")).containsSubsequence(2202, 2206);
            assertThat(log("SRV01")).contains("[Error:1181(0x49d)");
        }
    }

    @Test
    void dirtyShutdownWaitsToBeResumed() throws Exception {
        try (TestGroup group = open()) {
            faults.dirty = group.now();
            write(group, "new.txt", "1");
            group.settle();
            assertThat(group.member("SRV01").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.IN_ERROR);
            assertThat(group.member("SRV02").find(TestGroup.FOLDER.guid(), "new.txt"))
                    .isNull();
            assertThat(events(group, "SRV01")).contains(2213).doesNotContain(2214);
            assertThat(group.resume("SRV01")).isTrue();
            assertThat(group.resume("SRV01")).isFalse();
            group.settle();
            assertThat(events(group, "SRV01")).containsSubsequence(2213, 2212, 2214);
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).hasSize(2);
        }
    }

    @Test
    void dirtyShutdownRecoversByItselfWhereItMay() throws Exception {
        try (TestGroup group = open()) {
            faults.auto = true;
            faults.dirty = group.now();
            group.settle();
            assertThat(events(group, "SRV01")).containsSubsequence(2212, 2214).doesNotContain(2213);
        }
    }

    @Test
    void fileLargerThanTheStagingQuotaWaits() throws Exception {
        try (TestGroup group = open()) {
            faults.quota = 1 << 20;
            Files.write(group.tree("SRV01").resolve("large.iso"), new byte[2 << 20]);
            write(group, "small.txt", "1");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(group.updates())
                    .singleElement()
                    .satisfies(update -> assertThat(update.why()).contains("staging quota of SRV01"));
            assertThat(events(group, "SRV01")).contains(4202, 4208);
            faults.quota = -1;
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(events(group, "SRV01")).contains(4210);
        }
    }

    @Test
    void stagingStaysBelowItsQuota() throws Exception {
        try (TestGroup group = open()) {
            faults.quota = 4 << 20;
            for (int i = 0; i < 12; i++) {
                Files.write(group.tree("SRV01").resolve("part" + i), new byte[(1 << 20) - i]);
            }
            group.settle();
            assertThat(group.content("SRV02")).hasSize(13);
            assertThat(group.member("SRV01").stagingUsed(TestGroup.FOLDER.guid()))
                    .isBetween(1L, 4L << 20);
            assertThat(events(group, "SRV01")).containsSubsequence(4202, 4204).doesNotContain(4208);
        }
    }

    @Test
    void staleStageFileBlocksUntilItIsRemoved() throws Exception {
        try (TestGroup group = open()) {
            faults.stale = SINCE;
            write(group, "report.doc", "second");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(log("SRV01")).contains("Failed to create stage file for GVSN {");
            Path staging = group.tree("SRV01").resolve("DfsrPrivate/Staging");
            try (Stream<Path> files = Files.walk(staging)) {
                Path stale = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                Files.delete(stale);
            }
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.content("SRV02")).containsEntry("report.doc", "second");
        }
    }

    @Test
    void staleStageFileGoesWithItsFault() throws Exception {
        try (TestGroup group = open()) {
            faults.stale = SINCE;
            write(group, "report.doc", "second");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            faults.stale = 0;
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
        }
    }

    @Test
    void memberThatWasAwayForTooLongStops() throws Exception {
        try (TestGroup group = open()) {
            group.advance(86_400_000L * 90); // time with contact does not count
            assertThat(events(group, "SRV02")).doesNotContain(4012);
            faults.down = true;
            group.advance(1000);
            group.advance(86_400_000L * 61);
            faults.down = false;
            group.advance(1000);
            assertThat(group.member("SRV02").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.IN_ERROR);
            assertThat(events(group, "SRV02")).contains(4012);
            group.member("SRV02").store().value("set.MaxOfflineTimeInDays", "100");
            group.settle();
            assertThat(group.member("SRV02").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.NORMAL);
        }
    }

    @Test
    void staleContentOfAFaultEndsWithIt() throws Exception {
        try (TestGroup group = open()) {
            faults.fresh = true;
            group.settle();
            assertThat(group.member("SRV02").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.IN_ERROR);
            faults.fresh = false;
            write(group, "new.txt", "1");
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01"));
        }
    }

    @Test
    void damagedManifestIsToldAndCleanedUp() throws Exception {
        try (TestGroup group = open()) {
            Files.delete(group.tree("SRV01").resolve("report.doc"));
            group.settle();
            faults.manifest = SINCE;
            group.advance(1000);
            assertThat(log("SRV02")).contains("[Error:2(0x2)", "The system cannot find the file specified.");
            Path manifest = group.tree("SRV02").resolve("DfsrPrivate/ConflictAndDeletedManifest.xml");
            assertThat(PreservedManifest.read(manifest).whole()).isFalse();
            group.member("SRV02").cleanUpConflicts(TestGroup.FOLDER.guid());
            long before = log("SRV02").lines().count();
            group.advance(1000);
            assertThat(log("SRV02").lines().count()).isEqualTo(before);
        }
    }

    @Test
    void filterOfOneMemberKeepsFilesAwayThoughTheBacklogIsEmpty() throws Exception {
        try (TestGroup group = open()) {
            faults.filter = "*.doc";
            write(group, "other.doc", "1");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.content("SRV02")).containsOnlyKeys("report.doc");
            assertThat(group.content("SRV01")).hasSize(2); // what was there before is not taken for deleted
        }
    }

    @Test
    void whatAFilterKeptAwayComesWhenItIsGone() throws Exception {
        try (TestGroup group = open()) {
            faults.filter = "*.doc";
            write(group, "other.doc", "1");
            Files.createDirectories(group.tree("SRV01").resolve("deep/er"));
            write(group, "deep/er/third.doc", "2");
            write(group, "gone.doc", "3");
            group.settle();
            Files.delete(group.tree("SRV01").resolve("gone.doc"));
            group.settle();
            assertThat(group.content("SRV02")).doesNotContainKeys("other.doc", "deep/er/third.doc", "gone.doc");
            faults.filter = "*.txt"; // another one that does not concern them
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).containsKey("deep/er/third.doc");
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.backlog("SRV02", "SRV01")).isZero();
        }
    }

    @Test
    void whatPeopleDoInAReadOnlyFolderIsTakenBack() throws Exception {
        try (TestGroup group = open()) {
            write(group, "a.txt", "a");
            Files.createDirectories(group.tree("SRV01").resolve("dir/inner"));
            write(group, "dir/inner/b.txt", "b");
            group.settle();
            group.member("SRV02").store().value("set." + TestGroup.FOLDER.guid() + ".ReadOnly", "true");
            group.reopen(10L << 20, faults);
            Path tree = group.tree("SRV02");
            Files.writeString(tree.resolve("a.txt"), "changed by hand");
            Files.writeString(tree.resolve("new.txt"), "new");
            Files.move(tree.resolve("dir/inner"), tree.resolve("moved"));
            Files.delete(tree.resolve("report.doc"));
            Files.createDirectories(tree.resolve("made"));
            faults.down = true;
            group.settle();
            assertThat(group.content("SRV02")).doesNotContainKeys("new.txt", "moved", "made", "a.txt", "report.doc");
            faults.down = false;
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).containsEntry("dir/inner/b.txt", "b");
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.backlog("SRV02", "SRV01")).isZero();
            assertThat(tree.resolve("DfsrPrivate/PreExisting")).isNotEmptyDirectory();
            write(group, "a.txt", "a new version");
            group.settle();
            assertThat(group.content("SRV02")).containsEntry("a.txt", "a new version");
        }
    }

    @Test
    void cleanUpOfStagingThatFailsIsTriedAgainAfterHalfAnHour() throws Exception {
        try (TestGroup group = open()) {
            faults.quota = 4 << 20;
            for (int i = 0; i < 3; i++) {
                Files.write(group.tree("SRV01").resolve("part" + i), new byte[(1 << 20) - i]);
            }
            group.settle();
            faults.open = "DfsrPrivate/Staging";
            for (int i = 3; i < 6; i++) {
                Files.write(group.tree("SRV01").resolve("part" + i), new byte[(1 << 20) - i]);
            }
            group.advance(0);
            group.advance(60_000);
            assertThat(group.backlog("SRV01", "SRV02")).isPositive();
            assertThat(events(group, "SRV01")).containsSubsequence(4202, 4206).doesNotContain(4204);
            assertThat(group.updates())
                    .anySatisfy(update -> assertThat(update.why()).contains("clean-up"));
            faults.open = "-";
            group.advance(60_000);
            assertThat(group.backlog("SRV01", "SRV02"))
                    .as("not before half an hour")
                    .isPositive();
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(events(group, "SRV01")).containsSubsequence(4206, 4204);
        }
    }

    @Test
    void rolledBackMemberGivesOutItsVersionsAgain() throws Exception {
        try (TestGroup group = open()) {
            for (int i = 0; i < 5; i++) {
                write(group, "file" + i, "old " + i);
            }
            group.settle();
            faults.rollback = group.now();
            group.advance(0);
            assertThat(group.content("SRV01")).hasSize(3);
            write(group, "news", "never leaves");
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.content("SRV02")).doesNotContainKey("news").hasSize(6);
            faults.rollback = 0;
            group.settle();
            assertThat(group.content("SRV01")).isEqualTo(group.content("SRV02")).hasSize(6);
            assertThat(group.tree("SRV01").resolve("DfsrPrivate/PreExisting")).isNotEmptyDirectory();
        }
    }

    @Test
    void whatASnapshotUndidComesBackFromThePartnerAndWhatIsMadeAfterwardsNeverLeaves() throws Exception {
        try (TestGroup group = open()) {
            write(group, "edited", "old");
            write(group, "deleted", "dear");
            write(group, "moved", "there");
            group.settle();
            faults.snapshot = group.now();
            group.advance(0);
            write(group, "edited", "new and longer");
            write(group, "made", "since");
            Path tree = group.tree("SRV01");
            Files.delete(tree.resolve("deleted"));
            Files.move(tree.resolve("moved"), tree.resolve("moved away"));
            group.settle();
            Map<String, String> before = group.content("SRV02");
            faults.rollback = group.now();
            group.advance(0);
            assertThat(group.content("SRV01"))
                    .containsEntry("edited", "old")
                    .containsKeys("deleted", "moved")
                    .doesNotContainKeys("made", "moved away");
            assertThat(group.backlog("SRV02", "SRV01")).isEqualTo(4);
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            group.settle();
            assertThat(group.content("SRV01")).isEqualTo(before).isEqualTo(group.content("SRV02"));
            assertThat(events(group, "SRV01")).containsSubsequence(1102, 1104);
        }
    }

    @Test
    void versionsThatARolledBackMemberGivesOutAgainHideChangesOnBothSides() throws Exception {
        try (TestGroup group = open()) {
            write(group, "edited", "old");
            group.settle();
            faults.snapshot = group.now();
            group.advance(0);
            write(group, "edited", "new and longer");
            group.settle();
            faults.rollback = group.now();
            group.advance(0);
            write(group, "news", "never leaves");
            group.advance(0); // it gets the version that the edit had
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.backlog("SRV02", "SRV01")).isZero();
            assertThat(group.content("SRV01")).containsEntry("edited", "old").containsKey("news");
            assertThat(group.content("SRV02"))
                    .containsEntry("edited", "new and longer")
                    .doesNotContainKey("news");
            faults.rollback = 0;
            faults.snapshot = 0;
            group.settle();
            assertThat(group.content("SRV01"))
                    .isEqualTo(group.content("SRV02"))
                    .containsEntry("edited", "new and longer");
            assertThat(group.tree("SRV01").resolve("DfsrPrivate/PreExisting")).isNotEmptyDirectory();
        }
    }

    @Test
    void forcedConnectionIgnoresItsSchedule() throws Exception {
        try (TestGroup group = open()) {
            group.force(Force.STOP, 10);
            write(group, "new.txt", "1");
            group.advance(1000);
            group.advance(300_000);
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            group.advance(600_000);
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
        }
    }

    @Test
    void conflictAreaStaysBelowItsQuota() throws Exception {
        try (TestGroup group = open()) {
            group.member("SRV02").store().value("set." + TestGroup.FOLDER.guid() + ".ConflictSizeInMb", "1");
            for (int i = 0; i < 4; i++) {
                Files.write(group.tree("SRV01").resolve("big" + i), new byte[300 << 10]);
            }
            group.settle();
            for (int i = 0; i < 4; i++) {
                Files.delete(group.tree("SRV01").resolve("big" + i));
            }
            group.settle();
            Path area = group.tree("SRV02").resolve("DfsrPrivate/ConflictAndDeleted");
            try (Stream<Path> kept = Files.list(area)) {
                assertThat(kept).hasSize(2);
            }
            assertThat(PreservedManifest.read(area.resolveSibling("ConflictAndDeletedManifest.xml"))
                            .entries())
                    .hasSize(2);
        }
    }

    @Test
    void oldTombstonesAreForgotten() throws Exception {
        try (TestGroup group = open()) {
            Files.delete(group.tree("SRV01").resolve("report.doc"));
            group.settle();
            assertThat(group.records("SRV01")).hasSize(1);
            group.advance(86_400_000L * 62);
            assertThat(group.records("SRV01")).isEmpty();
            assertThat(group.records("SRV02")).isEmpty();
        }
    }
}
