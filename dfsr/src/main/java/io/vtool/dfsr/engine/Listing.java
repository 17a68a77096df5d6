package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Membership;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a member's tree, without what filters leave out: folders before what is in them. */
final class Listing {
    private final Member member;
    private final Membership membership;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    /** A file or folder on disk, and what stands in it. */
    static final class Entry {
        private final FileFacts facts;
        private final @Nullable Entry parent;
        private final String path;
        private final List<Entry> children = new ArrayList<>(0);

        Entry(FileFacts facts, @Nullable Entry parent) {
            this.facts = facts;
            this.parent = parent;
            this.path = parent == null ? facts.name() : parent.path + "/" + facts.name();
            if (parent != null) {
                parent.children.add(this);
            }
        }

        FileFacts facts() {
            return facts;
        }

        /** The folder that it stands in, null for the root. */
        @Nullable
        Entry parent() {
            return parent;
        }

        /** Path below the root, with slashes. */
        String path() {
            return path;
        }

        List<Entry> children() {
            return children;
        }
    }

    private Listing(Member member, Membership membership) {
        this.member = member;
        this.membership = membership;
    }

    static Listing of(Member member, Membership membership) throws IOException {
        FileNumber.learn(member.config().home());
        Listing listing = new Listing(member, membership);
        listing.list(membership.directory(), null);
        for (int i = 0; i < listing.entries.size(); i++) {
            Entry entry = listing.entries.get(i);
            if (entry.facts.directory()) {
                listing.list(entry.facts.path(), entry);
            }
        }
        return listing;
    }

    List<Entry> entries() {
        return entries;
    }

    /** Folders that could not be read. */
    List<Path> unreadable() {
        return unreadable;
    }

    private void list(Path folder, @Nullable Entry parent) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(paths::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // gone since it was seen
        } catch (AccessDeniedException e) {
            unreadable.add(folder);
            return;
        }
        paths.sort(null);
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            if (parent == null && name.equalsIgnoreCase(Membership.PRIVATE)) {
                continue;
            }
            try {
                FileFacts facts = FileFacts.of(path);
                if (takes(facts, name)) {
                    entries.add(new Entry(facts, parent));
                }
            } catch (NoSuchFileException e) {
                // gone since it was seen
            }
        }
    }

    private boolean takes(FileFacts facts, String name) {
        if (!facts.directory() && !facts.regular()) {
            return false; // links and devices are not replicated
        }
        return member.filter(membership, name, facts.directory()).isEmpty();
    }
}
