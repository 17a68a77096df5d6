package io.vtool.emulator.dfsr;

import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The backlogs that there were, a line for each change, the oldest dropped. */
public final class BacklogSamples {
    private static final int MOST = 10_000;
    private static final int CELLS = 6;
    private static final int LONGEST_SHOWN = 100;

    private final Path file;

    BacklogSamples(Path file) {
        this.file = file;
    }

    /**
     * A backlog at a moment.
     *
     * @param millis milliseconds since 1970 by the lab's clock
     * @param group name of the group
     * @param folder name of the replicated folder
     * @param sending who has the files
     * @param receiving who lacks them
     * @param count how many
     */
    public record Sample(long millis, String group, String folder, String sending, String receiving, long count) {
        /** What it is the backlog of. */
        public String pair() {
            return group + "\t" + folder + "\t" + sending + "\t" + receiving;
        }
    }

    /** The samples, the oldest first. */
    List<Sample> list() throws IOException {
        List<Sample> samples = new ArrayList<>();
        if (!Files.exists(file)) {
            return samples;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != CELLS) {
                continue;
            }
            try {
                samples.add(new Sample(
                        Long.parseLong(cells[0]), cells[1], cells[2], cells[3], cells[4], Long.parseLong(cells[5])));
            } catch (NumberFormatException e) {
                throw new IOException(
                        file + " is damaged: '" + shown(line) + "' is not a sample; delete the file to start anew", e);
            }
        }
        return samples;
    }

    private static String shown(String line) {
        return line.replace('\t', ' ').substring(0, Math.min(line.length(), LONGEST_SHOWN));
    }

    /** Keeps the backlogs that changed. */
    void take(List<Replication> groups, long now) throws IOException, StoreException {
        List<Sample> old = list();
        Map<String, Long> last = new HashMap<>();
        for (Sample sample : old) {
            last.put(sample.pair(), sample.count());
        }
        StringBuilder text = new StringBuilder();
        for (Replication group : groups) {
            for (ReplicatedFolder folder : group.group().folders()) {
                for (GroupMember from : group.group().members()) {
                    for (GroupMember to : group.group().members()) {
                        if (!from.name().equals(to.name())) {
                            Sample sample = sample(group, folder, from, to, now);
                            Long before = last.get(sample.pair());
                            if (before == null ? sample.count() > 0 : before != sample.count()) {
                                text.append(line(sample));
                            }
                        }
                    }
                }
            }
        }
        if (text.length() > 0) {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (old.size() > MOST) {
            shorten(old.subList(old.size() / 2, old.size()));
        }
    }

    private static Sample sample(Replication group, ReplicatedFolder folder, GroupMember from, GroupMember to, long now)
            throws StoreException {
        Member sender = Objects.requireNonNull(group.member(from.name()));
        Member receiver = Objects.requireNonNull(group.member(to.name()));
        long count = sender.store().countUnknown(folder.guid(), receiver.store().vector(folder.guid()));
        return new Sample(now, group.group().name(), folder.name(), from.name(), to.name(), count);
    }

    private static String line(Sample sample) {
        return sample.millis() + "\t" + sample.pair() + "\t" + sample.count() + "\n";
    }

    private void shorten(List<Sample> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Sample sample : kept) {
            text.append(line(sample));
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
