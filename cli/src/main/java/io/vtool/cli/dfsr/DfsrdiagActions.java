package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.getopt.ToolInvocation;
import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.config.ReplicationGroup;
import io.vtool.dfsr.engine.Force;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.model.FileTime;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.WmiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands of {@code dfsrdiag} that change something, or print the configuration. What they return is the text of a failure. */
final class DfsrdiagActions {
    private static final String TEST_FOLDER = "DFSR_DIAGNOSTICS_TEST_FOLDER";
    private static final long MINUTE_MILLIS = 60_000;
    /** The lab's domain has one domain controller. */
    private static final String CONTROLLER = "DC01";

    private static final int LAST_PORT = 65_535;

    private final DfsrdiagText text;
    private final DfsrdiagLine line;
    private final OpenDfsr dfsr;

    DfsrdiagActions(DfsrdiagText text, DfsrdiagLine line, OpenDfsr dfsr) {
        this.text = text;
        this.line = line;
        this.dfsr = dfsr;
    }

    private String value(String name) {
        String value = line.value(name);
        return value == null ? "" : value;
    }

    private @Nullable Replication group() {
        for (Replication group : dfsr.groups()) {
            if (group.group().name().equalsIgnoreCase(value("rgname"))) {
                return group;
            }
        }
        return null;
    }

    private Member member(Replication group) {
        String typed = line.value("member");
        Member member = typed == null ? null : group.member(typed);
        return member == null
                ? Objects.requireNonNull(
                        group.member(group.group().members().get(0).name()))
                : member;
    }

    private static long number(String text, long most) {
        try {
            long number = Long.parseLong(text);
            return number > most ? -1 : number;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Nullable
    String pollAd() throws ReplicationException {
        for (Replication group : dfsr.groups()) {
            group.poll(member(group).config().name(), dfsr.now());
        }
        return null;
    }

    @Nullable
    String force(int mode) throws ReplicationException {
        Replication group = group();
        if (group == null) {
            return text.of("err-group", value("rgname"));
        }
        long minutes = number(value("time"), Force.MOST_MINUTES);
        if (minutes < 1) {
            return text.of("err-time", value("time"), Integer.toString(Force.MOST_MINUTES));
        }
        String receiving = member(group).config().name();
        for (Connection connection : group.group().connections()) {
            if (connection.receiving().equals(receiving) && connection.sending().equalsIgnoreCase(value("partner"))) {
                group.force(connection, new Force(mode, dfsr.now() + minutes * MINUTE_MILLIS));
                return null;
            }
        }
        return text.of("err-connection", value("partner"), receiving);
    }

    @Nullable
    String staticRpc() throws StoreException {
        long port = number(value("port"), LAST_PORT);
        if (port < 0) {
            return text.of("err-port", value("port"));
        }
        for (Replication group : dfsr.groups()) {
            member(group).store().value("set.RpcPortAssignment", Long.toString(port));
        }
        return null;
    }

    @Nullable
    String machineConfig(TextOutput out) throws StoreException {
        if (dfsr.groups().isEmpty()) {
            return text.of("err-member", value("member"));
        }
        out.line(text.of("machine-config")).line();
        try {
            for (Map.Entry<String, String> entry :
                    new MachineConfig(member(dfsr.groups().get(0))).values().entrySet()) {
                out.foreign("   " + entry.getKey() + ": " + entry.getValue()).line();
            }
        } catch (WmiException e) {
            throw new StoreException("cannot read the settings: " + e.getMessage(), e);
        }
        return null;
    }

    @Nullable
    String adConfig(TextOutput out) {
        String controller = line.value("dc");
        if (controller != null && !dfsr.groups().isEmpty()) {
            String domain = dfsr.groups().get(0).group().domain();
            boolean known =
                    controller.equalsIgnoreCase(CONTROLLER) || controller.equalsIgnoreCase(CONTROLLER + "." + domain);
            if (!known) {
                return text.of("err-dc", controller);
            }
        }
        for (Replication replication : dfsr.groups()) {
            ReplicationGroup group = replication.group();
            GroupMember member = member(replication).config();
            String domain = "DC=" + group.domain().replace(".", ",DC=");
            String settings = "CN=DFSR-GlobalSettings,CN=System," + domain;
            String rg = "CN=" + group.name() + "," + settings;
            object(out, "msDFSR-ReplicationGroup", rg, group.guid());
            for (ReplicatedFolder folder : group.folders()) {
                object(out, "msDFSR-ContentSet", "CN=" + folder.name() + ",CN=Content," + rg, folder.guid());
            }
            String topology = "CN=" + member.name() + ",CN=Topology," + rg;
            object(out, "msDFSR-Member", topology, member.guid());
            for (Connection connection : group.connections()) {
                if (connection.receiving().equals(member.name())) {
                    object(out, "msDFSR-Connection", "CN=" + connection.guid() + "," + topology, connection.guid());
                    out.line("     fromServer  : " + connection.sending());
                }
            }
            for (Membership membership : member.memberships()) {
                out.line("   Subscription    : CN=" + membership.folder().guid() + ",CN=" + group.guid()
                        + ",CN=DFSR-LocalSettings,CN=" + member.name() + ",CN=Computers," + domain);
                out.foreign("     msDFSR-RootPath : " + membership.rootPath()).line();
            }
        }
        return null;
    }

    private static void object(TextOutput out, String type, String name, UUID guid) {
        out.line("   " + type);
        out.foreign("     DN          : " + name).line();
        out.line("     objectGUID  : " + guid.toString().toUpperCase(Locale.ROOT));
    }

    @Nullable
    String propagationTest() throws IOException {
        Replication group = group();
        if (group == null) {
            return text.of("err-group", value("rgname"));
        }
        ReplicatedFolder folder = group.group().folder(value("rfname"));
        Membership membership = folder == null ? null : member(group).membership(folder.guid());
        if (membership == null) {
            return text.of("err-folder");
        }
        Path tests = membership.directory().resolve(TEST_FOLDER);
        Path test = test(tests);
        if (test == null) {
            return text.of("err-file", value("testfile"));
        }
        if (line.value("cleanup") != null) {
            Files.deleteIfExists(test);
            return null;
        }
        Files.createDirectories(tests);
        Files.writeString(
                test,
                "<?xml version=\"1.0\"?>\r\n<propagationTest member=\""
                        + member(group).config().name() + "\" time=\"" + Instant.ofEpochMilli(dfsr.now()) + "\"/>\r\n");
        dfsr.advance();
        return null;
    }

    /** The test file, null when its name is none. */
    private @Nullable Path test(Path folder) {
        String name = value("testfile");
        boolean good = !name.isEmpty() && !name.equals(".") && !name.equals("..");
        for (int i = 0; i < name.length(); i++) {
            good &= name.charAt(i) >= ' ' && "/\\:*?\"<>|".indexOf(name.charAt(i)) < 0;
        }
        return good ? folder.resolve(name) : null;
    }

    @Nullable
    String propagationReport(ToolInvocation in) throws IOException, StoreException {
        Replication group = group();
        if (group == null) {
            return text.of("err-group", value("rgname"));
        }
        ReplicatedFolder folder = group.group().folder(value("rfname"));
        if (folder == null) {
            return text.of("err-folder");
        }
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<propagationReport>\r\n");
        element(xml, "replicationGroup", group.group().name());
        element(xml, "replicatedFolder", folder.name());
        element(xml, "testFile", value("testfile"));
        element(xml, "time", Instant.ofEpochMilli(dfsr.now()).toString());
        for (GroupMember config : group.group().members()) {
            Member member = Objects.requireNonNull(group.member(config.name()));
            IdRecord record = member.find(folder.guid(), TEST_FOLDER + "/" + value("testfile"));
            xml.append(" <member>\r\n");
            element(xml, "name", config.name());
            element(xml, "arrived", record == null ? "false" : "true");
            if (record != null) {
                element(xml, "uid", record.uid().toString());
                element(xml, "gvsn", record.gvsn().toString());
                element(xml, "created", FileTime.instant(record.clock()).toString());
            }
            xml.append(" </member>\r\n");
        }
        xml.append("</propagationReport>\r\n");
        Files.writeString(in.environment().resolve(value("reportfile")), xml);
        return null;
    }

    private static void element(StringBuilder xml, String name, String value) {
        xml.append("  <").append(name).append('>');
        xml.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        xml.append("</").append(name).append(">\r\n");
    }
}
