package io.vtool.scsi.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
    private static final int READ_10 = 0x28;
    private static final int INQUIRY = 0x12;

    private static Explanation explain(StatusEvent event) {
        return Explainer.explain(event, ExplainOptions.NONE);
    }

    @Test
    void namesEveryNumberOfTheSeedLine() {
        Explanation e = explain(Events.esx("0 2 0 valid 6 3f e", READ_10));
        assertThat(e.names().host()).isEqualTo("VMK_SCSI_HOST_OK");
        assertThat(e.names().device()).isEqualTo("CHECK CONDITION");
        assertThat(e.names().plugin()).isEqualTo("VMK_SCSI_PLUGIN_GOOD");
        assertThat(e.names().senseKey()).isEqualTo("UNIT ATTENTION");
        assertThat(e.names().asc()).isEqualTo("REPORTED LUNS DATA HAS CHANGED");
        assertThat(e.names().opcode()).isEqualTo("READ(10)");
        assertThat(e.cause()).isEqualTo(Cause.SENSE);
        assertThat(e.meaning()).contains("list of LUNs");
        assertThat(e.action()).containsIgnoringCase("rescan");
        assertThat(e.esx()).isEqualTo("retry");
        assertThat(e.linux()).as("an ESX line says nothing about Linux").isNull();
    }

    /** Plug-in before host before device; sense data counts only with CHECK CONDITION. */
    @ParameterizedTest
    @CsvSource({
        "1 0 3 possible 0 0 0,  PLUGIN,false",
        "0 2 5 valid e 1d 0,    PLUGIN,false",
        "1 0 0 possible 2 3a 1, HOST,  true",
        "8 0 0,                 HOST,  false",
        "0 2 0 valid 3 11 0,    SENSE, false",
        "0 2 0 possible 5 20 0, SENSE, false",
        "0 2 0 possible 0 0 0,  DEVICE,false",
        "0 2 0 invalid 5 20 0,  DEVICE,false",
        "2 0 0 invalid 75 70 64,HOST,  false",
        "0 18 0 unlabelled 5 24 0,DEVICE,true",
        "0 8 0 possible 0 0 0,  DEVICE,false",
        "- - - unlabelled 6 29 0,SENSE,false",
        "0 0 0,                 DEVICE,false",
        "- - -,                 NONE,  false"
    })
    void findsTheCause(String event, Cause cause, boolean stale) {
        Explanation e = explain(Events.esx(event.strip(), READ_10));
        assertThat(e.cause()).isEqualTo(cause);
        assertThat(e.staleSense()).isEqualTo(stale);
        assertThat(e.meaning() == null).isEqualTo(cause == Cause.NONE);
    }

    @Test
    void invalidSenseKeepsItsNumbersButHasNoNames() {
        Explanation e = explain(Events.esx("0 2 0 invalid 5 20 0", READ_10));
        assertThat(e.names().senseKey()).isNull();
        assertThat(e.names().asc()).isNull();
        assertThat(e.names().device()).isEqualTo("CHECK CONDITION");
    }

    @Test
    void theSamePluginNumberDependsOnTheRelease() {
        Explanation old = explain(Events.esx(Origin.ESX4, "0 0 4", READ_10, null));
        Explanation recent = explain(Events.esx(Origin.ESXI5, "0 0 4", READ_10, null));
        Explanation unknown = explain(Events.esx("0 0 4", READ_10));
        Explanation told = Explainer.explain(Events.esx("0 0 4", READ_10), new ExplainOptions(null, 4, 0));
        assertThat(old.names().plugin()).isEqualTo("VMK_SCSI_PLUGIN_THINPROV_BUSY_GROWING");
        assertThat(old.severity()).isEqualTo(Severity.CAPACITY);
        assertThat(recent.names().plugin()).isEqualTo("VMK_SCSI_PLUGIN_REQUEUE");
        assertThat(recent.severity()).isEqualTo(Severity.TRANSIENT);
        assertThat(recent.otherReadings()).isEmpty();
        assertThat(unknown.otherReadings()).hasSize(2);
        assertThat(told.names().plugin()).isEqualTo(old.names().plugin());
        assertThat(told.otherReadings()).isEmpty();
    }

    /** The set that VMware documents, and its neighbours that are not in it. */
    @ParameterizedTest
    @CsvSource({
        "5 25 0,pdl",
        "4 4c 0,pdl",
        "4 3e 1,pdl",
        "4 3e 3,pdl",
        "4 3e 2,fail",
        "4 3e 4,fail",
        "2 4c 0,fail",
        "5 25 1,fail",
        "4 44 0,retry"
    })
    void knowsPermanentDeviceLoss(String sense, String esx) {
        assertThat(explain(Events.esx("0 2 0 valid " + sense, READ_10)).esx()).isEqualTo(esx);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x12, 0x1a, 0x4d, 0x85, 0x9e, 0xa3, 0xa0})
    void probesAreBenign(int opcode) {
        assertThat(explain(Events.esx("0 2 0 valid 5 20 0", opcode)).severity()).isEqualTo(Severity.BENIGN);
        assertThat(explain(Events.esx("0 2 0 valid 5 24 0", opcode)).severity()).isEqualTo(Severity.BENIGN);
        assertThat(explain(Events.esx("0 2 0 valid 5 20 0", READ_10)).severity())
                .isEqualTo(Severity.CONFIGURATION);
    }

    @Test
    void aProbeOfTheWrongLunIsNotAbsorbedByTheRuleForProbes() {
        assertThat(explain(Events.esx("0 2 0 valid 5 25 0", 0xa3)).esx()).isEqualTo("pdl");
        assertThat(explain(Events.esx("0 2 0 valid 5 25 0", INQUIRY)).severity())
                .isEqualTo(Severity.CONFIGURATION);
    }

    @Test
    void theVendorComesFromTheDeviceOrTheUser() {
        StatusEvent byName =
                Events.esx(Origin.ESX, "0 2 0 valid 2 4 3", READ_10, "naa.60060160d5c12200ccd66fd74a81de11");
        assertThat(explain(byName).meaning()).contains("storage processor");
        assertThat(explain(byName).severity()).isEqualTo(Severity.PATH);
        assertThat(explain(Events.esx("0 2 0 valid 2 4 3", READ_10)).severity()).isEqualTo(Severity.DEVICE);
        ExplainOptions emc = new ExplainOptions("emc", null, 0);
        assertThat(Explainer.explain(Events.esx("0 2 0 valid 2 4 3", READ_10), emc)
                        .severity())
                .isEqualTo(Severity.PATH);
    }

    @Test
    void withoutVendorTheReadingsOfAllVendorsAreShown() {
        Explanation e = explain(Events.esx("0 2 0 valid 4 44 f2", READ_10));
        assertThat(e.otherReadings()).anyMatch(reading -> reading.startsWith("SEAGATE"));
        ExplainOptions seagate = new ExplainOptions("seagate", null, 0);
        Explanation known = Explainer.explain(Events.esx("0 2 0 valid 4 44 f2", READ_10), seagate);
        assertThat(known.meaning()).startsWith("SEAGATE");
        assertThat(known.otherReadings()).isEqualTo(List.of());
        assertThat(known.names().asc()).contains("Compare error");
    }

    @ParameterizedTest
    @CsvSource({
        "371,PATH",
        "302,PATH",
        "303,TRANSIENT",
        "301,DEVICE",
        "281,DATA_LOSS",
        "2,BENIGN",
        "80d,TRANSIENT",
        "26,CONFIGURATION"
    })
    void explainsNvmeStatus(String status, Severity severity) {
        assertThat(explain(Events.nvme(Integer.parseInt(status, 16))).severity())
                .isEqualTo(severity);
    }

    @Test
    void explainsTheWordsOfTheLinuxBlockLayer() {
        assertThat(explain(Events.block("critical medium error")).severity()).isEqualTo(Severity.DATA_LOSS);
        assertThat(explain(Events.block("some new error")).meaning()).isNull();
    }

    @Test
    void everyCombinationOfKeyAndCodeHasAnExplanation() {
        for (int key = 0; key < 16; key++) {
            for (int asc = 0; asc < 256; asc++) {
                for (int ascq : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                    assertThat(Findings.sense(key, asc, ascq, null, null))
                            .as("%x/%x/%x", key, asc, ascq)
                            .isNotNull();
                }
            }
            assertThat(Findings.sense(key, null, null, null, null)).isNotNull();
        }
        for (int code = 0; code < 256; code++) {
            for (Cause cause : List.of(Cause.PLUGIN, Cause.HOST, Cause.LINUX_HOST, Cause.DEVICE, Cause.NVME)) {
                assertThat(Findings.code(cause.layer(), code, "*", null)).isNotNull();
            }
        }
    }

    @Test
    void anAdditionalSenseWithoutKeyIsExplainedWhereItIsClear() {
        StatusEvent event = new StatusEvent(
                1,
                "test",
                Origin.LINUX,
                null,
                null,
                null,
                null,
                null,
                0x44,
                0,
                null,
                null,
                null,
                null,
                null,
                StatusEvent.Details.NONE);
        assertThat(explain(event).severity()).isEqualTo(Severity.DEVICE);
    }

    @Test
    void bothHalvesOfTheDriverByteOfAnOldKernelHaveNames() {
        StatusEvent event = new LineDecoder()
                .decode(1, "st0: Error 27070000 (sugg. bt 0x20, driver bt 0x27, host bt 0x7).")
                .get(0);
        assertThat(Explainer.explain(event, ExplainOptions.NONE).names().driver())
                .isEqualTo("DRIVER_HARD,SUGGEST_ABORT");
    }

    /** What cannot be read on a disc fails for another reason than on a disk. */
    @Test
    void unreadableDiscsAreNoDisks() {
        StatusEvent event = new LineDecoder()
                .decode(1, "sr 1:0:0:0: [sr0] Add. Sense: L-EC uncorrectable error")
                .get(0);
        assertThat(Explainer.explain(event, ExplainOptions.NONE).action()).startsWith("Clean the disc");
    }
}
