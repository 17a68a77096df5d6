package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes back what people changed in a read-only folder. Windows refuses to write there; here nobody can, so that what was made is
 * put aside to the preserved files, and what was changed, renamed or deleted is fetched again.
 */
final class Reversion {
    private final Member member;
    private final Membership membership;
    private final RecordStore store;
    private final UUID folder;
    private final long now;
    private final Map<Listing.Entry, Version> uids = new HashMap<>();
    private final Set<Listing.Entry> aside = new HashSet<>();
    private final Set<Version> found = new HashSet<>();
    private final List<IdRecord> lost = new ArrayList<>();

    Reversion(Member member, Membership membership, long now) {
        this.member = member;
        this.membership = membership;
        this.store = member.store();
        this.folder = membership.folder().guid();
        this.now = now;
    }

    /** Looks, and takes back what there is. */
    void run() throws IOException, StoreException {
        Listing listing = Listing.of(member, membership);
        if (!listing.unreadable().isEmpty()) {
            return; // what cannot be seen is not taken for deleted
        }
        List<IdRecord> present = new ArrayList<>();
        store.all(folder, one -> {
            boolean taken = one.present()
                    && member.filter(membership, one.name(), one.directory()).isEmpty();
            return !taken || present.add(one);
        });
        Identity identity = new Identity(Version.root(folder), listing.entries(), present, 0);
        for (Listing.Entry entry : listing.entries()) {
            look(entry, identity);
        }
        for (IdRecord one : present) {
            if (!found.contains(one.uid())) {
                lost.add(one);
            }
        }
        if (!lost.isEmpty()) {
            store.change(() -> {
                for (IdRecord one : lost) {
                    store.remove(one.uid());
                    store.want(folder, one.uid(), false);
                }
                member.moves().write();
            });
        } else {
            store.change(() -> member.moves().write());
        }
        member.moves().finish();
    }

    private void look(Listing.Entry entry, Identity identity) throws IOException, StoreException {
        Listing.Entry above = entry.parent();
        if (above != null && aside.contains(above)) {
            aside.add(entry); // goes with its folder
            return;
        }
        Version parent = above == null ? Version.root(folder) : uids.get(above);
        IdRecord one = parent == null ? null : identity.of(entry, parent);
        FileFacts facts = entry.facts();
        boolean same = one != null
                && one.name().equals(facts.name())
                && one.parent().equals(parent)
                && (facts.directory()
                        || one.size() == facts.size()
                                && FileTime.millis(one.updateTime()) == facts.modified()
                                && FileNumber.same(one.fileId(), facts.fileId()));
        if (one != null && same) {
            uids.put(entry, one.uid());
            found.add(one.uid());
        } else {
            aside.add(entry);
            putAside(entry);
        }
    }

    private void putAside(Listing.Entry entry) throws IOException {
        String name = entry.facts().name();
        Path kept = member.service(folder, "PreExisting")
                .resolve(name.substring(0, Math.min(name.length(), 100)) + "-" + now + "-"
                        + entry.facts().fileId());
        member.moves().rename(entry.facts().path(), kept);
        member.debug()
                .entry(
                        now,
                        "ROFD",
                        1120,
                        "WARN",
                        "ReadOnlyFolder::Revert",
                        "A change in a read-only folder is taken back. csId:" + Version.braced(folder) + " fileName:"
                                + name);
    }
}
