package io.vtool.cli.dfsr;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of a backlog as rows, read in pages while somebody goes through them, so that a million need no memory. */
final class BacklogFiles extends AbstractList<Row> {
    static final Columns FILE = Columns.start()
            .text("name")
            .text("path")
            .text("uid")
            .text("gvsn")
            .flag("deleted")
            .text("why")
            .end();

    private static final int PAGE = 1000;
    private static final int MOST_FOLDERS = 20_000;

    private final Member sender;
    private final UUID folder;
    private final VersionVector known;
    private final int size;
    private final @Nullable WhyWaiting why;
    private Iterator<Row> cursor = Collections.emptyIterator();
    private int following = -1;
    private final Map<Version, String> folders = new HashMap<>();

    /**
     * Readies them.
     *
     * @param backlog the backlog
     * @param most how many to go through
     * @param why says why each waits, null when nobody asked
     */
    BacklogFiles(Backlog backlog, long most, @Nullable WhyWaiting why) throws StoreException {
        this.sender = backlog.sender();
        this.folder = backlog.folder().guid();
        this.known = backlog.receiver().store().vector(folder);
        this.size = (int) Math.min(Integer.MAX_VALUE, Math.min(most, backlog.count()));
        this.why = why;
    }

    @Override
    public int size() {
        return size;
    }

    /** Who asks for one row after the other goes through the pages once. */
    @Override
    public Row get(int index) {
        if (index != following) {
            cursor = iterator();
            for (int i = 0; i < index; i++) {
                cursor.next();
            }
        }
        following = index + 1;
        return cursor.next();
    }

    @Override
    public Iterator<Row> iterator() {
        VersionVector seen = known.copy();
        return new Iterator<>() {
            private List<IdRecord> page = List.of();
            private int at;
            private int given;

            @Override
            public boolean hasNext() {
                if (at == page.size() && given < size) {
                    page = page(seen);
                    at = 0;
                }
                return given < size && at < page.size();
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                given++;
                return row(page.get(at++));
            }
        };
    }

    /** The next page; what is up to its end counts as seen. */
    private List<IdRecord> page(VersionVector seen) {
        List<IdRecord> page = new ArrayList<>();
        try {
            sender.store().unknown(folder, seen, record -> {
                page.add(record);
                return page.size() < PAGE;
            });
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
        Version last = null;
        for (IdRecord record : page) {
            if (last != null && !last.database().equals(record.gvsn().database())) {
                seen.add(last.database(), new VersionVector.Interval(0, Long.MAX_VALUE));
            }
            last = record.gvsn();
        }
        if (last != null) {
            seen.add(last.database(), new VersionVector.Interval(0, last.number()));
        }
        return page;
    }

    private Row row(IdRecord record) {
        try {
            String above = above(record);
            return FILE.row(
                    record.name(),
                    above == null ? null : above + record.name(),
                    record.uid().toString(),
                    record.gvsn().toString(),
                    !record.present(),
                    why == null ? null : why.of(record));
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
    }

    /** Path of the folder that a file stands in, with a slash behind it; null when it is gone. */
    private @Nullable String above(IdRecord record) throws StoreException {
        Version parent = record.parent();
        if (parent.equals(Version.root(folder))) {
            return "";
        }
        String known = folders.get(parent);
        if (known == null) {
            IdRecord above = sender.store().byUid(parent);
            String path = above == null || !above.present() ? null : sender.relativePath(above);
            known = path == null ? "" : path + "/";
            if (folders.size() >= MOST_FOLDERS) {
                folders.clear();
            }
            folders.put(parent, known);
        }
        return known.isEmpty() ? null : known;
    }
}
