package io.vtool.cli.dfsr;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Invocation;
import io.vtool.dfsr.capture.CaptureReader;
import io.vtool.dfsr.capture.Captured;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How it stands with all groups.
 *
 * @param pairs the backlog of every pair
 * @param folders the state of every folder on every member
 * @param silent members that do not answer
 * @param millis when that was, milliseconds since 1970 by the clock of the members
 */
public record DfsrHealth(List<Pair> pairs, List<Folder> folders, List<Silent> silent, long millis) {
    /**
     * A backlog.
     *
     * @param group the group, empty when it is not known
     * @param folder the folder, empty when it is not known
     * @param sending who has the files
     * @param receiving who lacks them
     * @param count how many
     */
    public record Pair(String group, String folder, String sending, String receiving, long count) {}

    /**
     * A folder on a member.
     *
     * @param group the group
     * @param folder the folder
     * @param member the member
     * @param state its state in the service's words
     */
    public record Folder(String group, String folder, String member, String state) {}

    /**
     * A member that does not answer.
     *
     * @param member its name
     * @param words why
     */
    public record Silent(String member, String words) {}

    /**
     * Reads captured answers of dfsrdiag where {@code --from} names some, else looks at the lab.
     *
     * @param in what was asked
     */
    public static DfsrHealth look(Invocation in) {
        if (in.value("from") != null) {
            return captured(in);
        }
        List<Pair> pairs = new ArrayList<>();
        List<Folder> folders = new ArrayList<>();
        List<Silent> silent = new ArrayList<>();
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            for (Replication group : dfsr.groups()) {
                pairs(group, pairs);
                for (GroupMember config : group.group().members()) {
                    Silence silence = Silence.of(dfsr.faults(), config.name());
                    if (silence != null) {
                        silent.add(new Silent(config.name(), silence.words()));
                    }
                    for (Membership membership : config.memberships()) {
                        folders.add(new Folder(
                                group.group().name(),
                                membership.folder().name(),
                                config.name(),
                                Objects.requireNonNull(group.member(config.name()))
                                        .state(membership.folder().guid())
                                        .words()));
                    }
                }
            }
            return new DfsrHealth(List.copyOf(pairs), List.copyOf(folders), List.copyOf(silent), dfsr.now());
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
    }

    private static DfsrHealth captured(Invocation in) {
        List<Pair> pairs = new ArrayList<>();
        for (String file : in.values("from")) {
            CaptureReader reader = CapturedFile.read(in, file);
            if (!(reader.end() instanceof Captured.Backlog backlog)) {
                throw new CommandFailure(
                        FailureKind.UNAVAILABLE,
                        new Trouble(
                                "no_backlog",
                                "no answer of 'dfsrdiag backlog' in '" + file + "'",
                                file,
                                "'vtool dfsr read' tells what it is"),
                        null);
            }
            String sending = backlog.sendingMember();
            pairs.add(new Pair("", "", sending == null ? "" : sending, backlog.receivingMember(), backlog.count()));
        }
        return new DfsrHealth(
                List.copyOf(pairs),
                List.of(),
                List.of(),
                in.environment().time().now().toEpochMilli());
    }

    static void pairs(Replication group, List<Pair> pairs) throws StoreException {
        for (ReplicatedFolder folder : group.group().folders()) {
            for (GroupMember from : group.group().members()) {
                for (GroupMember to : group.group().members()) {
                    if (!from.name().equals(to.name())) {
                        long count = Backlog.of(group, folder, from.name(), to.name(), 0)
                                .count();
                        pairs.add(new Pair(group.group().name(), folder.name(), from.name(), to.name(), count));
                    }
                }
            }
        }
    }
}
