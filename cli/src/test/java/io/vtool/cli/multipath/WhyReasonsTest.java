package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason that there is for a disk to be a path of a map or not, told in one line with what would help. */
class WhyReasonsTest {
    private static final String WWID = "36000000000000000600a1000417d0001";

    private static final String LAB = """
            lab: 1
            arrays:
              - name: array
                vendor: EXARRAY
                product: VolumeOne
                volumes: [{name: v1, size: 1GiB, naa: 6000000000000000600a1000417d0001}]
                targets:
                  - iqn: iqn.2003-01.com.examplearray:sn.a1000417
                    portals: [{address: "127.0.20.1:3260"}, {address: "127.0.10.1:3260"}]
                    luns: [{lun: 1, volume: v1}]
            hosts:
              - {name: guest, sessions: all, multipathd: false}
            """;

    @TempDir
    Path folder;

    private RecordedLab lab(String sessions) throws IOException {
        RecordedLab lab = new RecordedLab(folder, LAB.replace("sessions: all", "sessions: " + sessions), "guest");
        lab.vtool("iscsiadm", "-m", "session");
        return lab;
    }

    private static String why(RecordedLab lab) {
        return lab.run(List.of("--host", "guest", "multipath", "why", "sda"))
                .out()
                .strip();
    }

    private static String conf(String find, String more) {
        return "defaults {\n\tfind_multipaths " + find + "\n}\n" + more;
    }

    @Test
    void whatTheConfigurationExcludesIsToldWithTheRuleAndItsLine() throws IOException {
        RecordedLab lab = lab("all");
        String[][] cases = {
            {"devnode \"^sda\"", "device node name blacklisted by \"^sda\""},
            {"wwid \"" + WWID + "\"", WWID},
            {"device {\n\t\tvendor EXARRAY\n\t\tproduct Volume\n\t}", "EXARRAY"},
            {"protocol \"scsi:iscsi\"", "scsi:iscsi"},
            {"property \"ID_SERIAL\"", "ID_SERIAL"},
        };
        for (String[] each : cases) {
            lab.conf(conf("no", "blacklist {\n\t" + each[0] + "\n}\n"));
            assertThat(why(lab))
                    .as(each[0])
                    .startsWith("sda: not multipathed: ")
                    .contains("blacklisted", each[1], "/etc/multipath.conf");
        }
    }

    @Test
    void whoDoesNotMakeAMapIsTold() throws IOException {
        RecordedLab lab = lab("all");
        lab.conf(conf("strict", ""));
        assertThat(why(lab)).contains(WWID + " is not in /etc/multipath/wwids", "strict", "multipath -a /dev/sda");
        lab.conf(conf("no", ""));
        assertThat(why(lab)).contains("nobody has made its map since it came", "start multipathd");
        lab.conf("defaults {\n\tfind_multipaths no\n\tuid_attribute \"ID_NOTHING\"\n}\n");
        assertThat(why(lab)).contains("it has no WWID: property ID_NOTHING is not set");
    }

    @Test
    void aSinglePathIsNotEnough() throws IOException {
        RecordedLab lab = lab("[\"127.0.20.1:3260\"]");
        lab.conf(conf("yes", ""));
        assertThat(why(lab))
                .contains("it is the only path to " + WWID, "find_multipaths is \"yes\"", "log in to more portals");
    }

    @Test
    void aPathMayBeOutOfItsMap() throws IOException {
        RecordedLab lab = lab("all");
        lab.conf(conf("no", ""));
        lab.vtool("multipathd");
        assertThat(why(lab)).startsWith("sda: a path of ").doesNotContain("checker");
        lab.vtool("multipathd", "del", "path", "sda");
        assertThat(why(lab)).contains("not a path, though", "multipathd add path sda");
        lab.vtool("lab", "fault", "add", "resize", "array/v1", "size=2GiB", "pass=0s");
        lab.vtool("iscsiadm", "-m", "session", "-R");
        assertThat(why(lab)).contains("not a path: its size is 2.0G", "is 1.0G", "multipathd resize map");
    }
}
