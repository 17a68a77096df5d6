package io.vtool.dfsr.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.dfsr.model.Fence;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which record a file is of, where the disk gives the numbers of deleted files to new ones. */
class IdentityTest {
    private static final UUID FOLDER = new UUID(1, 1);
    private static final Version ROOT = Version.root(FOLDER);

    @TempDir
    Path disk;

    private final List<IdRecord> records = new ArrayList<>();
    private final List<Listing.Entry> entries = new ArrayList<>();

    private Listing.Entry file(String name, Listing.@Nullable Entry in, long id, String content) throws IOException {
        Path path = (in == null ? disk : in.facts().path()).resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Listing.Entry entry =
                new Listing.Entry(new FileFacts(path, false, true, content.length(), content.length(), 0, id), in);
        entries.add(entry);
        return entry;
    }

    private Listing.Entry folder(String name, Listing.@Nullable Entry in, long id) throws IOException {
        Path path = (in == null ? disk : in.facts().path()).resolve(name);
        Files.createDirectories(path);
        Listing.Entry entry = new Listing.Entry(new FileFacts(path, true, false, 0, 5, 0, id), in);
        entries.add(entry);
        return entry;
    }

    /** The record of a file as it was when it was last seen, with that content. */
    private IdRecord was(String name, Version parent, long id, String content) throws IOException {
        Path copy = Files.createTempFile(disk, "was", "");
        Files.writeString(copy, content);
        byte[] hash = FileFacts.of(copy).hash();
        Files.delete(copy);
        return keep(name, parent, id, IdRecord.ARCHIVE, content.length(), hash);
    }

    private IdRecord wasFolder(String name, Version parent, long id) {
        return keep(name, parent, id, IdRecord.DIRECTORY, 0, new byte[IdRecord.HASH]);
    }

    private IdRecord keep(String name, Version parent, long id, int attributes, long size, byte[] hash) {
        Version uid = new Version(new UUID(2, 2), 10 + records.size());
        IdRecord one = new IdRecord(
                FOLDER,
                uid,
                uid,
                parent,
                name,
                IdRecord.PRESENT,
                attributes,
                Fence.DEFAULT,
                0,
                0,
                FileTime.ofMillis(size),
                size,
                hash,
                id,
                0);
        records.add(one);
        return one;
    }

    private Identity identity() {
        return new Identity(ROOT, entries, records, 1000);
    }

    @Test
    void aMovedFileIsTheOldOne() throws Exception {
        IdRecord was = was("a", ROOT, 7, "content");
        Listing.Entry now = file("b", null, 7, "content");
        assertThat(identity().of(now, ROOT)).isEqualTo(was);
    }

    @Test
    void aNewFileWithTheNumberOfADeletedOneIsNew() throws Exception {
        was("a", ROOT, 7, "content");
        was("d/a", ROOT, 8, "other");
        Listing.Entry sameSize = file("b", null, 7, "CONTENT");
        assertThat(identity().of(sameSize, ROOT)).isNull();
        Listing.Entry sameName = file("a2", null, 8, "longer content");
        assertThat(identity().of(sameName, ROOT)).isNull();
    }

    @Test
    void aFileInItsOldPlaceIsTheOldOneWhateverItHolds() throws Exception {
        IdRecord edited = was("a", ROOT, 7, "content");
        IdRecord rewritten = was("b", ROOT, 8, "content");
        Identity identity;
        Listing.Entry a = file("a", null, 7, "something else");
        Listing.Entry b = file("b", null, 99, "written by a program that renames");
        identity = identity();
        assertThat(identity.of(a, ROOT)).isEqualTo(edited);
        assertThat(identity.of(b, ROOT)).isEqualTo(rewritten);
    }

    @Test
    void filesThatChangePlacesKeepTheirRecords() throws Exception {
        IdRecord one = was("a", ROOT, 7, "one");
        IdRecord two = was("b", ROOT, 8, "two!");
        Listing.Entry a = file("a", null, 8, "two!");
        Listing.Entry b = file("b", null, 7, "one");
        Identity identity = identity();
        assertThat(identity.of(a, ROOT)).isEqualTo(two);
        assertThat(identity.of(b, ROOT)).isEqualTo(one);
    }

    @Test
    void aFileThatMovedOverAnotherIsTheOneThatMoved() throws Exception {
        was("a", ROOT, 7, "one");
        IdRecord two = was("b", ROOT, 8, "two!");
        Listing.Entry a = file("a", null, 8, "two!");
        assertThat(identity().of(a, ROOT)).isEqualTo(two);
    }

    @Test
    void aFileMadeInThePlaceOfOneThatMovedIsNew() throws Exception {
        IdRecord one = was("a", ROOT, 7, "one");
        Listing.Entry a = file("a", null, 9, "new here");
        Listing.Entry b = file("b", null, 7, "one");
        Identity identity = identity();
        assertThat(identity.of(a, ROOT)).isNull();
        assertThat(identity.of(b, ROOT)).isEqualTo(one);
    }

    @Test
    void anotherNameOfAFileIsNotTheFile() throws Exception {
        IdRecord one = was("b", ROOT, 7, "one");
        Listing.Entry a = file("a", null, 7, "one");
        Listing.Entry b = file("b", null, 7, "one");
        Identity identity = identity();
        assertThat(identity.of(a, ROOT)).isNull();
        assertThat(identity.of(b, ROOT)).isEqualTo(one);
    }

    @Test
    void aFolderIsTheOldOneWhenSomethingInItIs() throws Exception {
        IdRecord folder = wasFolder("d", ROOT, 5);
        IdRecord inner = wasFolder("inner", folder.uid(), 6);
        was("f", inner.uid(), 7, "content");
        Listing.Entry moved = folder("renamed", null, 5);
        Listing.Entry deep = folder("inner", moved, 6);
        file("g", deep, 7, "content");
        assertThat(identity().of(moved, ROOT)).isEqualTo(folder);
    }

    @Test
    void aNewFolderWithTheNumberOfADeletedOneIsNew() throws Exception {
        IdRecord folder = wasFolder("d", ROOT, 5);
        was("f", folder.uid(), 7, "content");
        Listing.Entry fresh = folder("fresh", null, 5);
        file("f", fresh, 7, "not the content");
        assertThat(identity().of(fresh, ROOT)).isNull();
        Listing.Entry asAFile = file("file", null, 5, "");
        assertThat(identity().of(asAFile, ROOT)).isNull();
    }

    @Test
    void numbersThatTellTheTurnProveAMoveWhateverTheFileHolds() throws Exception {
        long file = 1L << 48 | 7;
        long folder = 2L << 48 | 8;
        IdRecord was = was("a", ROOT, file, "content");
        IdRecord empty = wasFolder("d", ROOT, folder);
        Listing.Entry moved = file("b", null, file, "rewritten on the way");
        Listing.Entry renamed = folder("e", null, folder);
        Identity identity = identity();
        assertThat(identity.of(moved, ROOT)).isEqualTo(was);
        assertThat(identity.of(renamed, ROOT)).isEqualTo(empty);
    }

    @Test
    void thePlaceOfADeletedFileGivenToAnotherOneIsNotTheFile() throws Exception {
        was("a", ROOT, 1L << 48 | 7, "content");
        Listing.Entry other = file("b", null, 2L << 48 | 7, "content");
        assertThat(identity().of(other, ROOT)).isNull();
    }

    @Test
    void recordsFromBeforeTurnsWereToldAreKnownStill() throws Exception {
        IdRecord was = was("a", ROOT, 7, "content");
        Listing.Entry moved = file("b", null, 2L << 48 | 7, "content");
        assertThat(identity().of(moved, ROOT)).isEqualTo(was);
    }

    @Test
    void renamesOnThisDiskKeepWhatAFileIs() throws Exception {
        FileNumber.learn(disk);
        Path a = Files.writeString(disk.resolve("a"), "content");
        long number = FileFacts.of(a).fileId();
        Path b = Files.move(a, disk.resolve("b"));
        Files.writeString(b, "longer than it was");
        assertThat(FileFacts.of(b).fileId()).isEqualTo(number);
        assertThat(FileNumber.place(number))
                .isEqualTo(FileNumber.place(FileFacts.of(b).fileId()));
    }

    @Test
    void aNumberProvesNothingOfAFileThatIsYoungerThanTheLastLook() throws Exception {
        was("a", ROOT, 1L << 48 | 7, "content");
        Listing.Entry other = file("b", null, 1L << 48 | 7, "another one, born within a tick of the clock");
        assertThat(new Identity(ROOT, entries, records, 5).of(other, ROOT)).isNull();
    }
}
