package io.vtool.cli.dfsr;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.lab.LabReplication;
import io.vtool.cli.lab.Labs;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.MemberFaults;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.store.StoreException;
import io.vtool.emulator.dfsr.BacklogSamples;
import io.vtool.emulator.dfsr.DfsrLab;
import io.vtool.emulator.dfsr.LabMemberFaults;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lab's replication groups, up to date, as a command uses them. */
public final class OpenDfsr implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OpenLab lab;
    private final DfsrLab members;
    private final MemberFaults faults;

    private OpenDfsr(OpenLab lab, DfsrLab members, MemberFaults faults) {
        this.faults = faults;
        this.lab = lab;
        this.members = members;
    }

    /**
     * Opens the members, and lets happen what has been due since the last command.
     *
     * @param environment the world
     * @param folder folder of the lab, null for the usual one
     * @param timeout how long to wait for others, null for the usual time
     * @param waiting is told when that takes long
     */
    public static OpenDfsr open(
            Environment environment, @Nullable String folder, @Nullable Duration timeout, LabUse.Waiting waiting) {
        OpenLab lab = Labs.open(environment, folder, MediumAccess.READ_ONLY, timeout, waiting);
        OpenDfsr opened = null;
        try {
            DfsrLab members = LabReplication.open(lab, timeout == null ? PATIENCE : timeout);
            MemberFaults faults = new LabMemberFaults(lab.faults().list());
            opened = new OpenDfsr(lab, members, faults);
            members.advance(lab.clock().millis());
            return opened;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException | ReplicationException e) {
            throw failure(e);
        } finally {
            if (opened == null) {
                closeQuietly(lab);
            }
        }
    }

    private static void closeQuietly(OpenLab lab) {
        try {
            lab.close();
        } catch (IOException e) {
            // what went wrong before says more
        }
    }

    static CommandFailure failure(Exception e) {
        return LabReplication.failure(e);
    }

    /** The groups. */
    public List<Replication> groups() {
        return members.groups();
    }

    /** The group of that name; without a name the only one. */
    Replication group(@Nullable String name) {
        List<String> names = new ArrayList<>();
        for (Replication group : groups()) {
            names.add(group.group().name());
            if (group.group().name().equalsIgnoreCase(name) || name == null && groups().size() == 1) {
                return group;
            }
        }
        throw unknown("group", name, names);
    }

    /** The folder of that name; without a name the only one. */
    static ReplicatedFolder folder(Replication group, @Nullable String name) {
        List<ReplicatedFolder> folders = group.group().folders();
        ReplicatedFolder found = name == null && folders.size() == 1
                ? folders.get(0)
                : name == null ? null : group.group().folder(name);
        if (found == null) {
            List<String> names = new ArrayList<>();
            for (ReplicatedFolder folder : folders) {
                names.add(folder.name());
            }
            throw unknown("replicated folder", name, names);
        }
        return found;
    }

    /** The member of that name. */
    static GroupMember member(Replication group, String name) {
        GroupMember found = group.group().member(name);
        if (found == null) {
            List<String> names = new ArrayList<>();
            for (GroupMember member : group.group().members()) {
                names.add(member.name());
            }
            throw unknown("member", name, names);
        }
        return found;
    }

    /** Makes sure that one of the groups has a member of that name. */
    void checkMember(String name) {
        List<String> names = new ArrayList<>();
        for (Replication group : groups()) {
            for (GroupMember one : group.group().members()) {
                if (one.name().equalsIgnoreCase(name)) {
                    return;
                }
                if (!names.contains(one.name())) {
                    names.add(one.name());
                }
            }
        }
        throw unknown("member", name, names);
    }

    private static CommandFailure unknown(String what, @Nullable String name, List<String> names) {
        String message = name == null ? "there are several, name a " + what : "there is no " + what + " '" + name + "'";
        return new CommandFailure(
                FailureKind.UNAVAILABLE,
                new Trouble(
                        "dfsr_unknown",
                        names.isEmpty() ? "the lab has no replication group" : message,
                        name,
                        names.isEmpty() ? "define one, see vtool-lab(5)" : "known: " + String.join(", ", names)),
                null);
    }

    /** The backlogs that there were. */
    List<BacklogSamples.Sample> samples() throws IOException {
        return members.samples();
    }

    /** What is wrong with the members. */
    public MemberFaults faults() {
        return faults;
    }

    /** Lets more of the lab's time pass. */
    void advance() {
        try {
            members.advance(now());
        } catch (ReplicationException e) {
            throw failure(e);
        }
    }

    /** The lab's time, milliseconds since 1970. */
    public long now() {
        return lab.clock().millis();
    }

    @Override
    public void close() {
        try {
            try {
                members.close();
            } finally {
                lab.close();
            }
        } catch (IOException | ReplicationException e) {
            throw failure(e);
        }
    }

    /** A database that cannot be read. */
    static CommandFailure failure(StoreException e) {
        return failure((Exception) e);
    }
}
