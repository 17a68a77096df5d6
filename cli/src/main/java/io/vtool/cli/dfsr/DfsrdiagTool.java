package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.FileHash;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.engine.Force;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code dfsrdiag}: the questions that it answers, over the lab's members. */
public final class DfsrdiagTool implements Tool {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int GUID_LABEL = 12;
    private static final int RECORD_LABEL = 16;

    private final DfsrdiagText text = new DfsrdiagText();

    @Override
    public int run(ToolInvocation in) throws IOException {
        DfsrdiagLine line = DfsrdiagLine.parse(in.arguments());
        if (line.help() || line.command().isEmpty() && line.problem().isEmpty()) {
            DfsrdiagUsage.print(in.out(), line.command());
            return line.help() ? 0 : USAGE;
        }
        if (!line.problem().isEmpty()) {
            in.out().line("[ERROR] " + line.problem());
            DfsrdiagUsage.print(in.out(), line.command());
            return USAGE;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), null, null, message -> in.err().line(message))) {
            in.out().line();
            String failure = answer(in, line, dfsr);
            if (failure != null) {
                in.out().line(failure);
            }
            in.out()
                    .line()
                    .line(text.of(failure == null ? "succeeded" : "failed"))
                    .line();
            return failure == null ? 0 : FAILED;
        } catch (StoreException | ReplicationException e) {
            in.out().line(text.of("err-vector")).line().line(text.of("failed")).line();
            return FAILED;
        } catch (CommandFailure e) {
            in.out()
                    .line("[ERROR] " + e.trouble().message())
                    .line()
                    .line(text.of("failed"))
                    .line();
            return FAILED;
        }
    }

    /** Prints the answer; what is returned is the text of a failure. */
    private @Nullable String answer(ToolInvocation in, DfsrdiagLine line, OpenDfsr dfsr)
            throws StoreException, ReplicationException, IOException {
        String member = line.value("member");
        if (member != null && find(dfsr, member) == null) {
            return text.of("err-member", member);
        }
        String refused = member == null ? null : refusal(dfsr, member);
        if (refused != null) {
            return refused;
        }
        return switch (line.command()) {
            case "backlog" -> backlog(in.out(), line, dfsr);
            case "replicationstate" -> replicationState(in.out(), line, dfsr);
            case "guid2name" -> guidToName(in.out(), line, dfsr);
            case "idrecord" -> idRecord(in, line, dfsr);
            case "filehash" -> fileHash(in, line);
            default -> act(in, new DfsrdiagActions(text, line, dfsr), line.command());
        };
    }

    private static @Nullable String act(ToolInvocation in, DfsrdiagActions actions, String command)
            throws StoreException, ReplicationException, IOException {
        return switch (command) {
            case "syncnow" -> actions.force(Force.SYNC);
            case "stopnow" -> actions.force(Force.STOP);
            case "staticrpc" -> actions.staticRpc();
            case "dumpmachinecfg" -> actions.machineConfig(in.out());
            case "dumpadcfg" -> actions.adConfig(in.out());
            case "propagationtest" -> actions.propagationTest();
            case "propagationreport" -> actions.propagationReport(in);
            default -> actions.pollAd();
        };
    }

    /** Why a member's service does not answer, null when it does. */
    private @Nullable String refusal(OpenDfsr dfsr, String member) {
        if (dfsr.faults().serviceStopped(member)) {
            return text.of("err-service", member);
        }
        return dfsr.faults().rightsLost(member) ? text.of("err-rights", member) : null;
    }

    private static @Nullable Member find(OpenDfsr dfsr, String name) {
        for (Replication group : dfsr.groups()) {
            Member member = group.member(name);
            if (member != null) {
                return member;
            }
        }
        return null;
    }

    private @Nullable String backlog(TextOutput out, DfsrdiagLine line, OpenDfsr dfsr) throws StoreException {
        String groupName = String.valueOf(line.value("rgname"));
        Replication group = null;
        for (Replication one : dfsr.groups()) {
            group = one.group().name().equalsIgnoreCase(groupName) ? one : group;
        }
        if (group == null) {
            return text.of("err-group", groupName);
        }
        ReplicatedFolder folder = group.group().folder(String.valueOf(line.value("rfname")));
        if (folder == null) {
            return text.of("err-folder");
        }
        String sending = String.valueOf(line.value("sendingmember"));
        String typed = line.value("receivingmember");
        String receiving = typed == null ? localMember(group) : typed;
        for (String name : List.of(sending, receiving)) {
            if (group.group().member(name) == null) {
                return text.of("err-member", name);
            }
        }
        for (String name : List.of(receiving, sending)) {
            String refused = refusal(dfsr, name);
            if (refused != null) {
                return refused;
            }
        }
        FolderState state = Objects.requireNonNull(group.member(receiving)).state(folder.guid());
        if (state == FolderState.UNINITIALIZED || state == FolderState.IN_ERROR) {
            return text.of("err-vector");
        }
        FolderState other = Objects.requireNonNull(group.member(sending)).state(folder.guid());
        if (other == FolderState.UNINITIALIZED || other == FolderState.IN_ERROR) {
            return text.of("err-count");
        }
        Backlog backlog = Backlog.of(group, folder, sending, receiving, Backlog.LISTED);
        if (backlog.count() == 0) {
            out.line(text.of("backlog-none", receiving, sending));
            return null;
        }
        out.line(text.of("backlog-count", receiving, Long.toString(backlog.count())));
        out.line(text.of("backlog-head", Integer.toString(backlog.records().size())));
        int number = 1;
        for (IdRecord record : backlog.records()) {
            out.foreign(text.of("backlog-name", Integer.toString(number++), record.name()))
                    .line();
        }
        return null;
    }

    /** The computer that the real tool runs on; here the first member. */
    private static String localMember(Replication group) {
        return group.group().members().get(0).name();
    }

    private @Nullable String replicationState(TextOutput out, DfsrdiagLine line, OpenDfsr dfsr)
            throws ReplicationException {
        String typed = line.value("member");
        Set<UUID> inbound = new TreeSet<>();
        Set<UUID> outbound = new TreeSet<>();
        int received = 0;
        int sent = 0;
        for (Replication group : dfsr.groups()) {
            String member = typed == null ? localMember(group) : typed;
            for (Update update : group.updates(DfsrReplicationStateCommand.QUEUE)) {
                Connection connection = update.connection();
                if (connection.receiving().equalsIgnoreCase(member)) {
                    inbound.add(connection.guid());
                    received++;
                } else if (connection.sending().equalsIgnoreCase(member)) {
                    outbound.add(connection.guid());
                    sent++;
                }
            }
        }
        out.line("Summary").line();
        out.line("  Active inbound connections: " + inbound.size());
        out.line("  Updates received: " + received).line();
        out.line("  Active outbound connections: " + outbound.size());
        out.line("  Updates sent out: " + sent);
        if (line.value("all") != null) {
            for (Replication group : dfsr.groups()) {
                details(out, group, typed == null ? localMember(group) : typed);
            }
        }
        return null;
    }

    private static void details(TextOutput out, Replication group, String member) throws ReplicationException {
        UUID last = null;
        for (Update update : group.updates(DfsrReplicationStateCommand.QUEUE)) {
            Connection connection = update.connection();
            boolean in = connection.receiving().equalsIgnoreCase(member);
            if (!in && !connection.sending().equalsIgnoreCase(member)) {
                continue;
            }
            if (!connection.guid().equals(last)) {
                out.line()
                        .line("  Connection GUID: "
                                + connection.guid().toString().toUpperCase(Locale.ROOT));
                out.line(
                        in
                                ? "  Sending member: " + connection.sending()
                                : "  Receiving member: " + connection.receiving());
                last = connection.guid();
            }
            out.print("    ").print(update.state().words()).print(": ");
            out.foreign(update.path()).print(" ").print(update.record().uid().toString());
            out.print(" ").line(update.record().gvsn().toString());
        }
    }

    private @Nullable String guidToName(TextOutput out, DfsrdiagLine line, OpenDfsr dfsr) throws StoreException {
        String typed = String.valueOf(line.value("guid"));
        UUID guid = DfsrObjects.guid(typed);
        DfsrObjects.Found found = guid == null ? null : DfsrObjects.find(dfsr.groups(), guid);
        if (found == null) {
            return text.of("err-guid", typed);
        }
        out.line("   Object Type : " + found.type());
        DfsrGuidToNameCommand.labelled(out, found.facts(), GUID_LABEL);
        return null;
    }

    private @Nullable String idRecord(ToolInvocation in, DfsrdiagLine line, OpenDfsr dfsr) throws StoreException {
        String member = line.value("member");
        boolean all = line.value("all") != null;
        RecordSearch search = new RecordSearch(dfsr.groups(), all ? null : member);
        String uid = line.value("uid");
        String path = line.value("filepath");
        Version version = uid == null ? null : Version.parse(uid);
        List<RecordSearch.Found> found = List.of();
        if (version != null) {
            found = search.byUid(version);
        } else if (path != null) {
            found = search.byPath(path, in.environment().resolve(path));
        }
        if (found.isEmpty()) {
            return text.of("err-record");
        }
        for (RecordSearch.Found one : all || member != null ? found : found.subList(0, 1)) {
            DfsrGuidToNameCommand.labelled(in.out(), RecordFacts.of(one.member(), one.record()), RECORD_LABEL);
        }
        return null;
    }

    private static @Nullable String fileHash(ToolInvocation in, DfsrdiagLine line) throws IOException {
        String typed = String.valueOf(line.value("filepath"));
        Path path = in.environment().resolve(typed);
        if (!Files.isRegularFile(path)) {
            return "[ERROR] Cannot open file " + typed + ". Err: 2 (0x2)";
        }
        in.out().foreign("File Path: " + typed).line();
        in.out().line("File Hash: " + RecordFacts.hash(FileHash.of(path)));
        return null;
    }
}
