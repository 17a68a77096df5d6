package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A member's staging area of a replicated folder: copies of files that are on their way, below a quota. */
final class Staging {
    private static final int PERCENT = 100;
    private static final int SUBFOLDERS = 100;
    private static final int FILE_EXISTS = 80;
    /** A clean-up that failed is tried again after half an hour. */
    private static final long RETRY_MILLIS = 30 * 60_000L;

    private final Member member;
    private final Membership membership;
    private final MemberFaults faults;
    private final StageFiles files;
    private final StaleStageFiles stale;

    Staging(Member member, Membership membership, MemberFaults faults) {
        this.member = member;
        this.membership = membership;
        this.faults = faults;
        this.files = new StageFiles(membership, member.config().name(), faults, area());
        this.stale = new StaleStageFiles(member, membership, faults);
    }

    /** Removes the old stage files of faults that are over. */
    void mend() throws IOException, StoreException {
        stale.mend();
    }

    /** Bytes that are staged. */
    long used() throws IOException {
        return files.used();
    }

    /** Bytes that may be staged. */
    long quota() throws StoreException {
        long fault = faults.stagingQuota(member.config().name());
        return fault >= 0
                ? fault
                : member.settings().quota(membership.folder().guid(), "StagingSizeInMb", membership.stagingQuota());
    }

    /** Why a file cannot be staged at all, empty when it can. */
    String obstacle(IdRecord record, String path) throws StoreException {
        if (record.directory() || !record.present()) {
            return "";
        }
        if (record.size() >= membership.minStagingSize() && record.size() > quota()) {
            return "it is larger than the staging quota of " + member.config().name();
        }
        if (retry() > 0 && record.size() >= membership.minStagingSize() && !Files.exists(file(record))) {
            return "the staging area of " + member.config().name()
                    + " is full, and its clean-up failed; it is tried again every half hour";
        }
        if (stale.isDue(path) || Files.exists(file(record)) && !isStaged(record)) {
            return "an old stage file of " + member.config().name() + " is in the way";
        }
        return "";
    }

    private boolean isStaged(IdRecord record) {
        try {
            return Arrays.equals(FileFacts.of(file(record)).hash(), record.hash());
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a version of a file is staged. */
    Path file(IdRecord record) {
        long number = record.gvsn().number();
        String folder = (number % SUBFOLDERS < 10 ? "0" : "") + number % SUBFOLDERS;
        return area().resolve(folder).resolve(record.gvsn() + "-Downloaded.frx");
    }

    private Path area() {
        return membership
                .directory()
                .resolve(Membership.PRIVATE)
                .resolve("Staging")
                .resolve("ContentSet" + Version.braced(membership.folder().guid()) + "-"
                        + Version.braced(member.config().guid()));
    }

    /**
     * Stages a file.
     *
     * @param source the file
     * @param path its path below the root
     * @return what to send: the stage file, the file itself when it is too small, null when it has to wait
     */
    @Nullable
    Path stage(IdRecord record, Path source, String path, long now) throws IOException, StoreException {
        Path target = file(record);
        stale.plant(target, path);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            if (isStaged(record)) {
                return target;
            }
            refuse(record, now);
            return null;
        }
        if (record.size() < membership.minStagingSize()) {
            return source;
        }
        if (!makeRoom(record, now)) {
            return null;
        }
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null; // gone since the tree was scanned; the next scan says so
        }
        FileFacts facts = FileFacts.of(part);
        if (!Arrays.equals(facts.hash(), record.hash())) {
            Files.delete(part); // changed since; a newer version follows
            return null;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        files.add(target, facts);
        return target;
    }

    private void refuse(IdRecord record, long now) {
        for (int i = 0; i < Transfer.CONCURRENT; i++) { // it is tried again and again
            member.debug()
                    .entry(
                            now,
                            "STAG",
                            1213,
                            "ERROR",
                            "Staging::CreateStageFile",
                            "Failed to create stage file for GVSN " + record.gvsn() + ". uid:" + record.uid()
                                    + " fileName:" + record.name() + " Error:");
            member.debug().error(FILE_EXISTS, "Staging::CreateStageFile", "staging.cpp", "W", "The file exists.");
        }
    }

    /** Makes room for a file by the watermarks; false when the quota is too small for it. */
    private boolean makeRoom(IdRecord record, long now) throws IOException, StoreException {
        long quota = quota();
        String over = "over." + membership.folder().guid();
        String shown = membership.rootPath() + "\\" + Membership.PRIVATE + "\\Staging";
        if (record.size() > quota) {
            if (!"1".equals(member.store().value(over))) {
                member.store().value(over, "1");
                member.event(now, 4202, shown);
                member.event(now, 4208, shown);
                member.debug()
                        .entry(
                                now,
                                "STAG",
                                2410,
                                "WARN",
                                "Staging::CheckQuota",
                                "staging quota is too small for the file. uid:" + record.uid() + " fileName:"
                                        + record.name() + " size:" + record.size() + " quota:" + quota);
            }
            return false;
        }
        if ("1".equals(member.store().value(over))) {
            member.store().value(over, "");
            member.event(now, 4210, shown);
        }
        long high = quota / PERCENT * member.settings().setting("StagingHighWatermarkPercent", 90);
        long low = quota / PERCENT * member.settings().setting("StagingLowWatermarkPercent", 60);
        if (used() + record.size() <= high || files.isEmpty()) {
            return true;
        }
        if (now < retry()) {
            return false; // a clean-up failed not long ago
        }
        member.event(now, 4202, shown);
        files.purge(Math.max(0, low - record.size()));
        if (used() + record.size() > high) {
            member.store().value(retryKey(), Long.toString(now + RETRY_MILLIS));
            member.event(now, 4206, shown);
            return false;
        }
        member.store().value(retryKey(), "");
        member.event(now, 4204, shown);
        return true;
    }

    private String retryKey() {
        return "staging_retry." + membership.folder().guid();
    }

    /** When a clean-up that failed is tried again. */
    private long retry() throws StoreException {
        String kept = member.store().value(retryKey());
        return kept == null || kept.isEmpty() ? 0 : Long.parseLong(kept);
    }
}
