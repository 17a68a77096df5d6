package io.vtool.dfsr.engine;

import io.vtool.dfsr.store.RecordStore;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Renames that go with a change of the database. They are written down as part of the change and done after it, so that a
 * process that ends in between leaves a note of what is to be finished.
 */
final class Moves {
    private static final String PENDING = "pending_moves";
    private static final String DELETE = "";

    private final RecordStore store;
    private final List<String> lines = new ArrayList<>();

    Moves(RecordStore store) {
        this.store = store;
    }

    /** Plans a rename; what has the name is replaced. */
    void rename(Path from, Path to) {
        lines.add(escape(from.toString()) + "\t" + escape(to.toString()));
    }

    /** Plans the end of a file or of an empty folder. */
    void delete(Path path) {
        lines.add(escape(path.toString()) + "\t" + DELETE);
    }

    /** Writes the plan down; within the change of the database. */
    void write() throws StoreException {
        if (!lines.isEmpty()) {
            store.value(PENDING, String.join("\n", lines));
            lines.clear();
        }
    }

    /** Does what is written down, also what a process before left. */
    void finish() throws StoreException, IOException {
        String pending = store.value(PENDING);
        if (pending == null || pending.isEmpty()) {
            return;
        }
        for (String line : pending.split("\n")) {
            int tab = line.indexOf('\t');
            Path from = Path.of(unescape(line.substring(0, tab)));
            String to = unescape(line.substring(tab + 1));
            if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                continue; // done before
            }
            if (to.isEmpty()) {
                Files.deleteIfExists(from);
            } else {
                Path target = Path.of(to);
                Path parent = target.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.move(from, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        store.value(PENDING, "");
    }

    private static String escape(String path) {
        return path.replace("%", "%25").replace("\t", "%09").replace("\n", "%0a");
    }

    private static String unescape(String text) {
        return text.replace("%0a", "\n").replace("%09", "\t").replace("%25", "%");
    }
}
