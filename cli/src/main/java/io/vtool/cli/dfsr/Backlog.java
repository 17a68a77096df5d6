package io.vtool.cli.dfsr;

import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one member has to send to another: the records of the sender whose last change the receiver does not know.
 *
 * @param group the group
 * @param folder the folder
 * @param sender the sending member
 * @param receiver the receiving member
 * @param count how many
 * @param records the first ones
 */
record Backlog(
        Replication group,
        ReplicatedFolder folder,
        Member sender,
        Member receiver,
        long count,
        List<IdRecord> records) {
    /** Names that the real tool lists at most. */
    static final int LISTED = 100;

    static Backlog of(Replication group, ReplicatedFolder folder, String sending, String receiving, int most)
            throws StoreException {
        Member sender = Objects.requireNonNull(group.member(sending));
        Member receiver = Objects.requireNonNull(group.member(receiving));
        VersionVector known = receiver.store().vector(folder.guid());
        List<IdRecord> records = new ArrayList<>();
        if (most > 0) {
            sender.store().unknown(folder.guid(), known, record -> {
                records.add(record);
                return records.size() < most;
            });
        }
        long count = sender.store().countUnknown(folder.guid(), known);
        return new Backlog(group, folder, sender, receiver, count, records);
    }

    /** The backlogs of every pair of every group together. */
    static long sum(List<Replication> groups) throws StoreException {
        long sum = 0;
        for (Replication group : groups) {
            for (ReplicatedFolder folder : group.group().folders()) {
                for (GroupMember from : group.group().members()) {
                    for (GroupMember to : group.group().members()) {
                        sum += from.name().equals(to.name())
                                ? 0
                                : of(group, folder, from.name(), to.name(), 0).count();
                    }
                }
            }
        }
        return sum;
    }
}
