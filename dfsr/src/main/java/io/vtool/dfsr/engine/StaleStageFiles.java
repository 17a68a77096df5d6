package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Old stage files that a fault puts in the way of new ones: each is made once, and removed when its fault is over. */
final class StaleStageFiles {
    private final Member member;
    private final Membership membership;
    private final MemberFaults faults;

    StaleStageFiles(Member member, Membership membership, MemberFaults faults) {
        this.member = member;
        this.membership = membership;
        this.faults = faults;
    }

    /** Whether a fault wants one for a file, and there was none yet. */
    boolean isDue(String path) throws StoreException {
        return faults.staleStageFile(member.config().name(), path) != 0
                && member.store().value(planted(path)) == null;
    }

    /** Makes one where it is due. */
    void plant(Path target, String path) throws IOException, StoreException {
        if (isDue(path)) {
            Files.createDirectories(target.getParent());
            Files.writeString(target, "stale");
            member.store().value(planted(path), "1");
            String before = member.store().value(plantedKey());
            String line = path + "\t" + membership.directory().relativize(target);
            member.store().value(plantedKey(), before == null || before.isEmpty() ? line : before + "\n" + line);
        }
    }

    private String plantedKey() {
        return "stale_files." + membership.folder().guid();
    }

    /** Removes those of faults that are over. */
    void mend() throws IOException, StoreException {
        String planted = member.store().value(plantedKey());
        if (planted == null || planted.isEmpty()) {
            return;
        }
        StringBuilder left = new StringBuilder();
        for (String line : planted.split("\n")) {
            int tab = line.indexOf('\t');
            if (faults.staleStageFile(member.config().name(), line.substring(0, tab)) != 0) {
                left.append(left.length() == 0 ? "" : "\n").append(line);
            } else {
                Files.deleteIfExists(membership.directory().resolve(line.substring(tab + 1)));
            }
        }
        member.store().value(plantedKey(), left.toString());
    }

    private String planted(String path) {
        return "stale." + faults.staleStageFile(member.config().name(), path) + "." + path;
    }
}
