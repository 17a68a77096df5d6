package io.vtool.cli.dfsr;

import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Invocation;
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
 */
public record DfsrHealth(List<Pair> pairs, List<Folder> folders) {
    /**
     * A backlog.
     *
     * @param group the group
     * @param folder the folder
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
     * Looks at the lab.
     *
     * @param in what was asked: {@code --lab} and {@code --timeout}
     */
    public static DfsrHealth look(Invocation in) {
        List<Pair> pairs = new ArrayList<>();
        List<Folder> folders = new ArrayList<>();
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            for (Replication group : dfsr.groups()) {
                pairs(group, pairs);
                for (GroupMember config : group.group().members()) {
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
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
        return new DfsrHealth(List.copyOf(pairs), List.copyOf(folders));
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
