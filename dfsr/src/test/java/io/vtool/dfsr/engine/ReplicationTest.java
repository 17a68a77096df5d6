package io.vtool.dfsr.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vtool.dfsr.config.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationTest {
    private static final long BANDWIDTH = 10L << 20;

    @TempDir
    Path root;

    @Test
    void files250GoTheirWayAsTimePasses() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            group.settle();
            for (int i = 0; i < 250; i++) {
                Files.writeString(group.tree("SRV01").resolve("file" + i + ".txt"), "content " + i);
            }
            group.advance(1000);
            assertThat(group.backlog("SRV01", "SRV02")).isEqualTo(250);
            assertThat(group.backlog("SRV02", "SRV01")).isZero();
            group.advance(2000);
            long later = group.backlog("SRV01", "SRV02");
            assertThat(later).isBetween(100L, 249L);
            group.advance(2000);
            assertThat(group.backlog("SRV01", "SRV02")).isLessThan(later);
            group.advance(60_000);
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
            assertThat(group.content("SRV02")).hasSize(250).isEqualTo(group.content("SRV01"));
        }
    }

    @Test
    void emptyMembersAreInSyncAtOnce() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            group.advance(0);
            assertThat(group.member("SRV02").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.NORMAL);
        }
    }

    @Test
    void largeFilesTakeTheTimeOfTheirBytes() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            group.settle();
            Files.write(group.tree("SRV01").resolve("large"), new byte[8 << 20]);
            group.reopen(1 << 20, MemberFaults.NONE);
            group.advance(1000);
            group.advance(5000);
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            group.reopen(1 << 20, MemberFaults.NONE);
            group.advance(4000);
            assertThat(group.backlog("SRV01", "SRV02")).isZero();
        }
    }

    @Test
    void renamesMovesAndDeletionsArriveAsSuch() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02", "SRV03")) {
            Path tree = group.tree("SRV01");
            Files.createDirectories(tree.resolve("a/b"));
            Files.writeString(tree.resolve("a/b/one.txt"), "1");
            Files.writeString(tree.resolve("a/two.txt"), "2");
            Files.writeString(tree.resolve("~lock"), "filtered");
            group.settle();
            assertThat(group.content("SRV03")).containsOnlyKeys("a", "a/b", "a/b/one.txt", "a/two.txt");
            Files.move(tree.resolve("a/b"), tree.resolve("c"));
            Files.move(tree.resolve("c/one.txt"), tree.resolve("uno \u00fc.txt"));
            Files.delete(tree.resolve("a/two.txt"));
            Files.delete(tree.resolve("a"));
            group.settle();
            for (String member : List.of("SRV01", "SRV02", "SRV03")) {
                assertThat(group.content(member))
                        .as(member)
                        .containsOnlyKeys(
                                member.equals("SRV01")
                                        ? new String[] {"c", "uno \u00fc.txt", "~lock"}
                                        : new String[] {"c", "uno \u00fc.txt"});
            }
            assertThat(group.backlog("SRV01", "SRV03")).isZero();
            try (Stream<Path> kept = Files.list(group.tree("SRV02").resolve("DfsrPrivate/ConflictAndDeleted"))) {
                assertThat(kept.map(path -> String.valueOf(path.getFileName())))
                        .singleElement()
                        .asString()
                        .matches("two-\\{.*}-v\\d+\\.txt");
            }
        }
    }

    @Test
    void anEmptyFolderRenamedAndAFileMovedAndRewrittenAreTheOldOnes() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            Path tree = group.tree("SRV01");
            Files.createDirectories(tree.resolve("empty"));
            Files.writeString(tree.resolve("draft.txt"), "one");
            FileNumber.learn(root);
            FileFacts draft = FileFacts.of(tree.resolve("draft.txt"));
            assumeTrue(
                    FileNumber.proves(draft.fileId(), draft.fileId()), "this disk does not tell when files were born");
            while (FileNumber.moment(root) < draft.created() + Identity.TICK) {
                Thread.onSpinWait(); // the disk's clock stands still for some milliseconds at a time
            }
            group.settle();
            Files.move(tree.resolve("empty"), tree.resolve("still empty"));
            Files.move(tree.resolve("draft.txt"), tree.resolve("still empty/report.txt"));
            Files.writeString(tree.resolve("still empty/report.txt"), "two and more");
            group.advance(0);
            assertThat(group.records("SRV01")).hasSize(2).allMatch(record -> record.present());
            assertThat(group.backlog("SRV01", "SRV02")).isEqualTo(2);
            group.settle();
            assertThat(group.content("SRV02"))
                    .isEqualTo(group.content("SRV01"))
                    .containsOnlyKeys("still empty", "still empty/report.txt");
        }
    }

    @Test
    void twoFilesThatChangePlacesPassEachOther() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            Path tree = group.tree("SRV01");
            Files.writeString(tree.resolve("a"), "A");
            Files.writeString(tree.resolve("b"), "B");
            group.settle();
            Files.move(tree.resolve("a"), tree.resolve("x"));
            Files.move(tree.resolve("b"), tree.resolve("a"));
            Files.move(tree.resolve("x"), tree.resolve("b"));
            group.settle();
            assertThat(group.content("SRV02"))
                    .containsEntry("a", "B")
                    .containsEntry("b", "A")
                    .hasSize(2);
            assertThat(group.tree("SRV02").resolve("DfsrPrivate/ConflictAndDeleted"))
                    .doesNotExist();
        }
    }

    @Test
    void laterWriterWinsAndTheOtherVersionIsKept() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            Files.writeString(group.tree("SRV01").resolve("plan.txt"), "first");
            group.settle();
            group.reopen(BANDWIDTH, new MemberFaults() {
                @Override
                public boolean connectionDown(Connection connection) {
                    return true;
                }
            });
            edit(group.tree("SRV01").resolve("plan.txt"), "of SRV01", 1);
            group.advance(1000);
            edit(group.tree("SRV02").resolve("plan.txt"), "of SRV02, later", 2);
            group.advance(1000);
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(group.backlog("SRV02", "SRV01")).isOne();
            group.reopen(BANDWIDTH, MemberFaults.NONE);
            group.settle();
            assertThat(group.content("SRV01")).containsEntry("plan.txt", "of SRV02, later");
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01"));
            assertThat(group.backlog("SRV01", "SRV02") + group.backlog("SRV02", "SRV01"))
                    .isZero();
            assertThat(group.member("SRV01").events().all())
                    .extracting(EventLog.Event::id)
                    .contains(4412);
            assertThat(Files.readString(group.tree("SRV01").resolve("DfsrPrivate/ConflictAndDeletedManifest.xml")))
                    .contains("<NewName>plan-{");
        }
    }

    @Test
    void openFileWaitsOnBothSides() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            Files.writeString(group.tree("SRV01").resolve("open.xlsx"), "1");
            Files.writeString(group.tree("SRV01").resolve("free.xlsx"), "1");
            group.settle();
            group.reopen(BANDWIDTH, open("SRV02"));
            edit(group.tree("SRV01").resolve("open.xlsx"), "2", 1);
            edit(group.tree("SRV01").resolve("free.xlsx"), "2", 1);
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(group.member("SRV02").events().all())
                    .extracting(EventLog.Event::id)
                    .contains(4302);
            group.reopen(BANDWIDTH, open("SRV01"));
            group.settle();
            assertThat(group.backlog("SRV01", "SRV02")).isOne();
            assertThat(group.member("SRV01").events().all())
                    .extracting(EventLog.Event::id)
                    .contains(4304);
            group.reopen(BANDWIDTH, MemberFaults.NONE);
            group.settle();
            assertThat(group.content("SRV02")).containsEntry("open.xlsx", "2").isEqualTo(group.content("SRV01"));
        }
    }

    private static MemberFaults open(String member) {
        return new MemberFaults() {
            @Override
            public boolean sharingViolation(String name, String path) {
                return name.equals(member) && path.equals("open.xlsx");
            }
        };
    }

    @Test
    void whatANewMemberHadBeforeIsAdoptedOrPutAside() throws Exception {
        Files.createDirectories(root.resolve("SRV01/data/sub"));
        Files.createDirectories(root.resolve("SRV02/data/sub"));
        Files.createDirectories(root.resolve("SRV02/data/extra"));
        Files.writeString(root.resolve("SRV01/data/sub/same.txt"), "same");
        Files.writeString(root.resolve("SRV02/data/sub/same.txt"), "same");
        Files.writeString(root.resolve("SRV01/data/other.txt"), "of the primary");
        Files.writeString(root.resolve("SRV02/data/other.txt"), "old");
        Files.writeString(root.resolve("SRV02/data/extra/e.txt"), "extra");
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).hasSize(3);
            assertThat(group.member("SRV02").state(TestGroup.FOLDER.guid())).isEqualTo(FolderState.NORMAL);
            try (Stream<Path> kept = Files.list(group.tree("SRV02").resolve("DfsrPrivate/PreExisting"))) {
                assertThat(kept).hasSize(2);
            }
            assertThat(group.backlog("SRV02", "SRV01")).isZero();
        }
    }

    @Test
    void deletedFileAndNewOneAreTwoChangesThoughTheDiskGivesTheNumberAgain() throws Exception {
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            for (int i = 0; i < 10; i++) {
                edit(group.tree("SRV01").resolve("old" + i), "old " + i, i);
            }
            group.settle();
            for (int i = 0; i < 10; i++) {
                Files.delete(group.tree("SRV01").resolve("old" + i));
            }
            for (int i = 0; i < 10; i++) {
                edit(group.tree("SRV01").resolve("new" + i), "quite new " + i, 100 + i);
            }
            group.advance(0);
            assertThat(group.backlog("SRV01", "SRV02")).isEqualTo(20);
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).hasSize(10);
        }
    }

    @Test
    void namesOfAllKindsArrive() throws Exception {
        List<String> names = List.of(
                "a%09b",
                "tab\tand\nline",
                "percent%",
                "\u65e5\u672c",
                "-flag",
                " blank ",
                "q\"uote'",
                "a&b<c>",
                "x".repeat(240));
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02")) {
            for (String name : names) {
                Files.writeString(group.tree("SRV01").resolve(name), name);
            }
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01")).hasSize(names.size());
            for (String name : names) {
                Files.delete(group.tree("SRV01").resolve(name));
            }
            group.settle();
            assertThat(group.content("SRV02")).isEmpty();
            assertThat(PreservedManifest.read(group.tree("SRV02").resolve("DfsrPrivate/ConflictAndDeletedManifest.xml"))
                            .entries())
                    .hasSize(names.size())
                    .allSatisfy(entry -> assertThat(group.tree("SRV02")
                                    .resolve("DfsrPrivate/ConflictAndDeleted")
                                    .resolve(entry.newName()))
                            .exists());
        }
    }

    /** Random changes on three members with lines that come and go end, once all is well, in equal trees. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 105, 121, 132, 138, 147, 174})
    void historiesConverge(long seed) throws Exception {
        Random random = new Random(seed);
        try (TestGroup group = new TestGroup(root, "SRV01", "SRV02", "SRV03")) {
            group.settle();
            for (int round = 0; round < 25; round++) {
                int down = random.nextInt(8);
                group.reopen(BANDWIDTH, new MemberFaults() {
                    @Override
                    public boolean connectionDown(Connection connection) {
                        return (connection.guid().hashCode() & 7) <= down;
                    }
                });
                for (int i = random.nextInt(5); i >= 0; i--) {
                    change(group, random, round * 10 + i);
                }
                group.advance(random.nextInt(3000));
            }
            group.reopen(BANDWIDTH, MemberFaults.NONE);
            group.settle();
            assertThat(group.content("SRV02")).isEqualTo(group.content("SRV01"));
            assertThat(group.content("SRV03")).isEqualTo(group.content("SRV01"));
            for (String from : List.of("SRV01", "SRV02", "SRV03")) {
                for (String to : List.of("SRV01", "SRV02", "SRV03")) {
                    assertThat(group.backlog(from, to)).as(from + " to " + to).isZero();
                }
            }
        }
    }

    private static void change(TestGroup group, Random random, int number) throws IOException {
        Path tree = group.tree(List.of("SRV01", "SRV02", "SRV03").get(random.nextInt(3)));
        List<Path> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>(List.of(tree));
        try (Stream<Path> all = Files.walk(tree)) {
            all.filter(path -> !path.toString().contains("DfsrPrivate") && !path.equals(tree))
                    .sorted()
                    .forEach(path -> (Files.isDirectory(path) ? folders : files).add(path));
        }
        Path folder = folders.get(random.nextInt(folders.size()));
        switch (random.nextInt(6)) {
            case 0 -> Files.createDirectories(folder.resolve("d" + random.nextInt(4)));
            case 1, 2 -> edit(folder.resolve("f" + random.nextInt(6)), "v" + number, number);
            case 3 -> {
                if (!files.isEmpty()) {
                    Files.delete(files.get(random.nextInt(files.size())));
                }
            }
            case 4 -> {
                if (!files.isEmpty()) {
                    Files.move(
                            files.get(random.nextInt(files.size())),
                            folder.resolve("m" + random.nextInt(6)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            default -> {
                Path moved = folders.get(random.nextInt(folders.size()));
                Path target = folder.resolve("e" + random.nextInt(4));
                if (!moved.equals(tree) && !target.startsWith(moved) && !Files.exists(target)) {
                    Files.move(moved, target);
                }
            }
        }
    }

    /** Writes a file whose time is later than it was, whatever the resolution of the clock. */
    private static void edit(Path path, String text, int number) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L + number * 1000L));
    }
}
