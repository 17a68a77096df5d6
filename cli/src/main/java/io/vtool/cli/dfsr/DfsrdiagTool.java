package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.getopt.Tool;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.engine.FileHash;
import io.vtool.dfsr.engine.Force;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.engine.Update;
import io.vtool.dfsr.model.Version;
import io.vtool.dfsr.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        if (!line.crlf()) {
            return run(in, line, in.out());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes);
        int status = run(in, line, out);
        out.flush();
        in.out()
                .bytes(bytes.toString(StandardCharsets.UTF_8)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return status;
    }

    private int run(ToolInvocation in, DfsrdiagLine line, TextOutput out) throws IOException {
        if (line.help() || line.command().isEmpty() && line.problem().isEmpty()) {
            DfsrdiagUsage.print(out, line.command());
            return line.help() ? 0 : USAGE;
        }
        if (!line.problem().isEmpty()) {
            out.foreign("[ERROR] " + line.problem()).line();
            DfsrdiagUsage.print(out, line.command());
            return USAGE;
        }
        for (String extension : line.extensions()) {
            if (!Switches.isQuiet(extension)) {
                in.err()
                        .foreign("dfsrdiag: /" + extension + " is taken for /filepath")
                        .line();
            }
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), null, null, message -> in.err().line(message))) {
            out.line();
            String failure = answer(in, line, dfsr, out);
            if (failure != null) {
                out.line(failure);
            }
            out.line().line(text.of(failure == null ? "succeeded" : "failed")).line();
            return failure == null ? 0 : FAILED;
        } catch (StoreException | ReplicationException e) {
            out.line(text.of("err-vector")).line().line(text.of("failed")).line();
            return FAILED;
        } catch (CommandFailure e) {
            out.foreign("[ERROR] " + e.trouble().message()).line().line().line(text.of("failed"));
            out.line();
            return FAILED;
        }
    }

    /** Prints the answer; what is returned is the text of a failure. */
    private @Nullable String answer(ToolInvocation in, DfsrdiagLine line, OpenDfsr dfsr, TextOutput out)
            throws StoreException, ReplicationException, IOException {
        String member = line.value("member");
        if (member != null && find(dfsr, member) == null) {
            return text.of("err-member", member);
        }
        Silence silent = member == null ? null : Silence.of(dfsr.faults(), member);
        if (silent != null) {
            return text.of(silent.text(), silent.member());
        }
        return switch (line.command()) {
            case "backlog" -> new DfsrdiagBacklog(text).answer(out, line, dfsr);
            case "replicationstate" -> replicationState(out, line, dfsr);
            case "guid2name" -> guidToName(out, line, dfsr);
            case "idrecord" -> idRecord(in, line, dfsr, out);
            case "filehash" -> fileHash(in, line, out);
            default -> act(in, new DfsrdiagActions(text, line, dfsr), line.command(), out);
        };
    }

    private static @Nullable String act(ToolInvocation in, DfsrdiagActions actions, String command, TextOutput out)
            throws StoreException, ReplicationException, IOException {
        return switch (command) {
            case "syncnow" -> actions.force(Force.SYNC);
            case "stopnow" -> actions.force(Force.STOP);
            case "staticrpc" -> actions.staticRpc();
            case "dumpmachinecfg" -> actions.machineConfig(out);
            case "dumpadcfg" -> actions.adConfig(out);
            case "propagationtest" -> actions.propagationTest();
            case "propagationreport" -> actions.propagationReport(in);
            default -> actions.pollAd();
        };
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

    /** The computer that the real tool runs on; here the first member. */
    static String localMember(Replication group) {
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

    private @Nullable String idRecord(ToolInvocation in, DfsrdiagLine line, OpenDfsr dfsr, TextOutput out)
            throws StoreException {
        String member = line.value("member");
        boolean all = line.value("all") != null;
        RecordSearch search = new RecordSearch(dfsr.groups(), all ? null : member);
        String uid = line.value("uid");
        String path = line.value("filepath");
        List<RecordSearch.Found> found = List.of();
        if (uid != null) {
            Version version = Version.parse(uid);
            found = version == null ? found : search.byUid(version);
        } else if (path != null) {
            found = search.find(path, in.environment());
        }
        if (found.isEmpty()) {
            return text.of("err-record");
        }
        for (RecordSearch.Found one : all || member != null ? found : found.subList(0, 1)) {
            DfsrGuidToNameCommand.labelled(out, RecordFacts.of(one.member(), one.record()), RECORD_LABEL);
        }
        return null;
    }

    private static @Nullable String fileHash(ToolInvocation in, DfsrdiagLine line, TextOutput out) throws IOException {
        String typed = String.valueOf(line.value("filepath"));
        Path path = in.environment().resolve(typed);
        if (!Files.isRegularFile(path)) {
            return "[ERROR] Cannot open file " + typed + ". Err: 2 (0x2)";
        }
        out.foreign("File Path: " + typed).line();
        out.line("File Hash: " + RecordFacts.hash(FileHash.of(path)));
        return null;
    }
}
