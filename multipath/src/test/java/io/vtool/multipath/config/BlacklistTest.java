package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is blacklisted, by which rule. */
class BlacklistTest {
    private static final String WWID = "36001405aaaa";

    private static Candidate disk(String devnode, String vendor, String product, String... properties) {
        return new Candidate(devnode, List.of(properties), "ID_SERIAL", "scsi:iscsi", vendor, product, WWID);
    }

    private static Verdict judge(String text, Candidate device) {
        return Samples.read(text).blacklist().judge(device);
    }

    @Test
    void ordinaryDisksPass() {
        Verdict verdict = judge("", disk("sda", "LIO-ORG", "disk0", "DEVNAME", "ID_SERIAL", "ID_WWN"));
        assertThat(verdict.blacklisted()).isFalse();
        assertThat(verdict.criterion()).isEqualTo("property");
        assertThat(verdict.text()).isEqualTo("udev property ID_WWN whitelisted");
    }

    @Test
    void otherDevicesAndManagementLunsAreDeniedByBuiltInRules() {
        Verdict loop = judge("", disk("loop0", "", "", "SCSI_IDENT_SERIAL"));
        assertThat(loop.text()).isEqualTo("device node name blacklisted");
        assertThat(loop.origin()).isEqualTo(Origin.INTERNAL);
        Verdict management = judge("", disk("sdb", "DGC", "LUNZ", "SCSI_IDENT_SERIAL"));
        assertThat(management.text()).isEqualTo("(DGC:LUNZ) vendor/product blacklisted");
        assertThat(management.rule()).isEqualTo("^DGC:LUNZ");
    }

    @Test
    void aWwidWithoutAPropertyThatHasToBeThereIsDenied() {
        assertThat(judge("", disk("sda", "ATA", "X", "ID_SERIAL")).text())
                .isEqualTo("blacklisted, udev property missing");
        assertThat(judge("", disk("sda", "ATA", "X", "DEVNAME")).blacklisted()).isFalse();
    }

    @Test
    void exceptionsBeatRulesOfTheirKindOnly() {
        String text =
                "blacklist {\n wwid \".*\"\n protocol \"scsi:iscsi\"\n}\nblacklist_exceptions {\n wwid \"^3600\"\n}\n";
        Verdict verdict = judge(text, disk("sda", "A", "B", "ID_WWN"));
        assertThat(verdict.criterion()).isEqualTo("protocol");
        assertThat(verdict.origin()).isEqualTo(new Origin(Origin.Layer.BLACKLIST, "/etc/multipath.conf", 3));
        assertThat(Samples.read(text).blacklist().judgeWwid(WWID).text()).isEqualTo("wwid 36001405aaaa whitelisted");
    }

    @Test
    void anExclamationMarkInvertsAndABackslashKeepsItFromThat() {
        String text = "blacklist {\n wwid \"!^3600\"\n devnode \"\\!x\"\n device {\n vendor \"!LIO\"\n }\n}\n";
        Blacklist blacklist = Samples.read(text).blacklist();
        assertThat(blacklist.judgeWwid("3500").blacklisted()).isTrue();
        assertThat(blacklist.judgeWwid("3600").blacklisted()).isFalse();
        assertThat(blacklist.judgeDevnode("sd!x").blacklisted()).isTrue();
        assertThat(blacklist.judgeDevice("LIO-ORG", "x").blacklisted()).isFalse();
        assertThat(blacklist.judgeDevice("IBM", "x").blacklisted()).isTrue();
    }
}
