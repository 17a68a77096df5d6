package io.vtool.iscsi.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDatabaseTest {
    private static final String TARGET = "iqn.2003-01.com.examplearray:sn.a1000417";
    private static final NodeAddress ID = new NodeAddress(TARGET, "127.0.10.1", 3260, 1, "default");

    @TempDir
    Path root;

    private NodeDatabase database = new NodeDatabase(Path.of("unset"), "/etc/iscsi");

    @BeforeEach
    void open() {
        database = new NodeDatabase(root, "/etc/iscsi");
    }

    private NodeRecord discovered(NodeAddress id) throws IOException {
        NodeRecord record = NodeRecord.of(id, database.nodeDefaults()).foundBy("send_targets", id.address(), id.port());
        database.nodes().write(record);
        database.discoveries(DiscoveryType.SENDTARGETS).link(id.address(), id.port(), id);
        return record;
    }

    @Test
    void aRecordIsReadAsItWasWritten() throws IOException {
        NodeRecord record = discovered(ID);
        record.settings().assign("node.session.auth.password", "= hostone = ");
        database.nodes().write(record);

        List<NodeRecord> all = database.nodes().all();

        assertThat(all).hasSize(1);
        assertThat(all.get(0).id()).isEqualTo(ID);
        assertThat(all.get(0).settings().get("node.session.auth.password")).isEqualTo("= hostone =");
        assertThat(RecordFile.format(all.get(0).settings()))
                .isEqualTo(RecordFile.format(record.settings()).replace("hostone = ", "hostone ="));
        assertThat(database.warnings()).isEmpty();
    }

    /** The sizes that the real program's files had, to the byte. */
    @Test
    void filesAreAsLongAsTheRealOnes() throws IOException {
        NodeRecord record = discovered(ID);
        record.settings().assign("node.session.timeo.replacement_timeout", "15");
        database.nodes().write(record);
        Path file = root.resolve("nodes")
                .resolve(TARGET)
                .resolve("127.0.10.1,3260,1")
                .resolve("default");
        assertThat(Files.size(file)).isEqualTo(2180);

        DatabaseRecord discovery = database.discoveryDefaults(DiscoveryType.SENDTARGETS)
                .put("discovery.sendtargets.address", "127.0.10.1");
        database.discoveries(DiscoveryType.SENDTARGETS).write(discovery);
        assertThat(Files.size(root.resolve("send_targets/127.0.10.1,3260/st_config")))
                .isEqualTo(576);
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        discovered(ID);
        Path folder = root.resolve("nodes").resolve(TARGET).resolve("127.0.10.1,3260,1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("default"))))
                .isEqualTo("rw-------");
    }

    @Test
    void discoveryLinksToThePortalsFolder() throws IOException {
        discovered(ID);
        Path link = root.resolve("send_targets/127.0.10.1,3260").resolve(TARGET + ",127.0.10.1,3260,1,default");
        assertThat(Files.readSymbolicLink(link))
                .isEqualTo(root.resolve("nodes").resolve(TARGET).resolve("127.0.10.1,3260,1"));
        assertThat(database.discoveries(DiscoveryType.SENDTARGETS).found("127.0.10.1", 3260))
                .containsExactly(ID);
    }

    @Test
    void deletingLeavesNoEmptyFolderAndNoLink() throws IOException {
        discovered(ID);
        database.delete(ID);
        assertThat(root.resolve("nodes")).isEmptyDirectory();
        assertThat(database.discoveries(DiscoveryType.SENDTARGETS).found("127.0.10.1", 3260))
                .isEmpty();
    }

    @Test
    void withoutAGroupTagTheRecordIsAPlainFile() throws IOException {
        NodeAddress id = new NodeAddress(TARGET, "10.0.0.2", 3260, NodeAddress.UNKNOWN_GROUP, "default");
        database.nodes().write(NodeRecord.of(id, database.nodeDefaults()));
        assertThat(root.resolve("nodes").resolve(TARGET).resolve("10.0.0.2,3260"))
                .isRegularFile();
        assertThat(database.nodes().all().get(0).id()).isEqualTo(id);

        NodeAddress tagged = new NodeAddress(TARGET, "10.0.0.2", 3260, 3, "default");
        database.nodes().write(NodeRecord.of(tagged, database.nodeDefaults()));
        assertThat(database.nodes().all()).extracting(NodeRecord::id).containsExactly(tagged);
    }

    @Test
    void aKeyOfANewerReleaseIsKeptAndHidesNothing() throws IOException {
        discovered(ID);
        discovered(new NodeAddress(TARGET, "127.0.20.1", 3260, 1, "default"));
        Path file = root.resolve("nodes")
                .resolve(TARGET)
                .resolve("127.0.10.1,3260,1")
                .resolve("default");
        String newer = Files.readString(file).replace("# END", "node.session.conn_reopen_log_freq = 5\n# END");
        Files.writeString(file, newer);

        List<NodeRecord> all = database.nodes().all();

        assertThat(all).hasSize(2);
        assertThat(database.warnings())
                .containsExactly("unknown key node.session.conn_reopen_log_freq in " + file + " left as it is");
        database.nodes().write(all.get(0));
        assertThat(file).content().isEqualTo(newer);
    }

    @Test
    void namesFromTheWireCannotLeaveTheFolder() {
        NodeAddress id = new NodeAddress("../../etc/cron.d/x", "10.0.0.2", 3260, 1, "default");
        assertThatThrownBy(() -> database.nodes().write(NodeRecord.of(id, database.nodeDefaults())))
                .isInstanceOf(IOException.class);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void theConfigurationFileOverridesWhatIsBuiltIn() throws IOException {
        assertThat(database.nodeDefaults().get("node.session.initial_login_retry_max"))
                .isEqualTo("8");
        Files.writeString(
                root.resolve("iscsid.conf"),
                "# a comment\niscsid.startup = /sbin/iscsid\nnode.startup=automatic\n"
                        + "node.session.timeo.replacement_timeout = 15\n");
        assertThat(database.nodeDefaults().get("node.startup")).isEqualTo("automatic");
        assertThat(database.nodeDefaults().number("node.session.timeo.replacement_timeout"))
                .isEqualTo(15);
        assertThat(database.nodeDefaults().get("node.session.initial_login_retry_max"))
                .isEqualTo("4");
        assertThat(database.warnings()).isEmpty();
    }

    @Test
    void interfacesOfUsersComeBesideTheBuiltInOnes() throws IOException {
        database.ifaces().write(IfaceFolder.fresh("side-b").put("iface.net_ifacename", "lo"));
        assertThat(database.ifaces().made()).hasSize(1);
        assertThat(Objects.requireNonNull(database.ifaces().find("side-b")).get("iface.net_ifacename"))
                .isEqualTo("lo");
        assertThat(Objects.requireNonNull(database.ifaces().find("iser")).get("iface.transport_name"))
                .isEqualTo("iser");
        assertThat(database.ifaces().find("nope")).isNull();
        database.ifaces().delete("side-b");
        assertThat(database.ifaces().made()).isEmpty();
    }

    @Test
    void aHostWithoutNameGetsOneAndKeepsIt() throws IOException {
        String made = InitiatorName.readOrMake(root, new SplittableRandom(5));
        assertThat(made).startsWith("iqn.1993-08.org.debian:01:");
        assertThat(InitiatorName.read(root)).isEqualTo(made);
        Files.writeString(
                root.resolve("initiatorname.iscsi"), "## comment\nInitiatorName = iqn.a:b\nInitiatorAlias=x\n");
        assertThat(InitiatorName.readOrMake(root, new SplittableRandom(5))).isEqualTo("iqn.a:b");
    }

    @Test
    void onlyOneHoldsTheLock() throws IOException {
        Path file = root.resolve("sub/lock");
        HostLock first = Objects.requireNonNull(HostLock.tryTake(file));
        assertThat(HostLock.tryTake(file)).isNull();
        first.release();
        HostLock again = HostLock.tryTake(file);
        assertThat(again).isNotNull();
        Objects.requireNonNull(again).release();
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
