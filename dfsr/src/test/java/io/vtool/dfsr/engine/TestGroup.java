package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A group with one folder, every member connected with every other, whose time is told by the test. */
final class TestGroup implements AutoCloseable {
    static final ReplicatedFolder FOLDER =
            new ReplicatedFolder("data", guid("data"), ReplicatedFolder.USUAL_FILE_FILTERS, List.of());

    private final Path root;
    private final List<String> names;
    private long bandwidth = 10L << 20;
    private MemberFaults faults = MemberFaults.NONE;
    private Replication replication;
    private long now = 1_700_000_000_000L;

    TestGroup(Path root, String... names) throws ReplicationException {
        this.root = root;
        this.names = List.of(names);
        this.replication = Replication.open(config(), faults);
    }

    static UUID guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private ReplicationGroup config() {
        List<GroupMember> members = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (String name : names) {
            Path home = root.resolve(name);
            Membership membership = new Membership(
                    FOLDER,
                    "C:\\data",
                    home.resolve("data"),
                    true,
                    false,
                    name.equals(names.get(0)),
                    1L << 30,
                    1L << 30,
                    256 << 10,
                    true);
            members.add(new GroupMember(name, guid(name), guid("volume " + name), home, List.of(membership)));
            for (String other : names) {
                if (!other.equals(name)) {
                    connections.add(
                            new Connection(guid(other + ">" + name), other, name, true, Schedule.ALWAYS, bandwidth));
                }
            }
        }
        return new ReplicationGroup("rgroup", guid("rgroup"), "corp.example", List.of(FOLDER), members, connections);
    }

    /** Closes and opens everything, with another bandwidth and other faults from now on. */
    void reopen(long newBandwidth, MemberFaults newFaults) throws ReplicationException {
        replication.close();
        bandwidth = newBandwidth;
        faults = newFaults;
        replication = Replication.open(config(), faults);
    }

    Path tree(String member) {
        return root.resolve(member).resolve("data");
    }

    Member member(String name) {
        return Objects.requireNonNull(replication.member(name));
    }

    void advance(long millis) throws ReplicationException {
        now += millis;
        replication.advance(now);
    }

    long now() {
        return now;
    }

    void poll(String member) throws ReplicationException {
        replication.poll(member, now);
    }

    boolean resume(String member) throws ReplicationException {
        return replication.resume(member, now);
    }

    void force(int mode, int minutes) throws ReplicationException {
        for (Connection connection : replication.group().connections()) {
            replication.force(connection, new Force(mode, now + minutes * 60_000L));
        }
    }

    List<Update> updates() throws ReplicationException {
        return replication.updates(100);
    }

    List<IdRecord> records(String member) throws StoreException {
        List<IdRecord> records = new ArrayList<>();
        member(member).store().all(FOLDER.guid(), records::add);
        return records;
    }

    /** Lets time run until nothing more can happen. */
    void settle() throws ReplicationException {
        for (int i = 0; i < 8; i++) {
            advance(3_600_000);
        }
    }

    long backlog(String from, String to) throws StoreException {
        return member(from)
                .store()
                .countUnknown(FOLDER.guid(), member(to).store().vector(FOLDER.guid()));
    }

    /** Paths below a member's root with what the files hold, without the service's own folder. */
    Map<String, String> content(String member) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(tree(member))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = tree(member).relativize(path).toString();
                if (!name.isEmpty() && !name.startsWith(Membership.PRIVATE)) {
                    content.put(name, Files.isDirectory(path) ? "/" : Files.readString(path));
                }
            }
        }
        return content;
    }

    @Override
    public void close() throws ReplicationException {
        replication.close();
    }
}
