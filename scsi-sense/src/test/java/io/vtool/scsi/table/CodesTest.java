package io.vtool.scsi.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0x3f|0x0e|REPORTED LUNS DATA HAS CHANGED|ASSIGNED
            0x00|0x00|NO ADDITIONAL SENSE INFORMATION|ASSIGNED
            0x74|0x79|SECURITY CONFLICT IN TRANSLATED DEVICE|ASSIGNED
            0x40|0x00|RAM FAILURE (SHOULD USE 40 NN)|ASSIGNED
            0x40|0x85|DIAGNOSTIC FAILURE ON COMPONENT 0x85|NUMBERED
            0x4d|0x05|TAGGED OVERLAPPED COMMANDS (TASK TAG 0x05)|NUMBERED
            0x04|0x81|VENDOR SPECIFIC QUALIFIER 0x81|VENDOR
            0x94|0x01|VENDOR SPECIFIC ADDITIONAL SENSE|VENDOR
            """)
    void namesAdditionalSense(String asc, String ascq, String name, AdditionalSense.Kind kind) {
        AdditionalSense sense = requireNonNull(AdditionalSense.find(Integer.decode(asc), Integer.decode(ascq)));
        assertThat(sense.name()).isEqualTo(name);
        assertThat(sense.kind()).isEqualTo(kind);
        assertThat(sense.asc()).isEqualTo(Integer.decode(asc));
        assertThat(sense.ascq()).isEqualTo(Integer.decode(ascq));
    }

    @Test
    void leavesReservedPairsWithoutName() {
        assertThat(AdditionalSense.find(0x04, 0x7f)).isNull();
        assertThat(AdditionalSense.find(0x104, 0)).isNull();
        assertThat(AdditionalSense.find(0x04, -1)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Internal target failure|0x44|0x00
            INTERNAL TARGET FAILURE|0x44|0x00
            Logical unit not ready - cause not reportable|0x04|0x00
            Diagnostic failure on component (85)|0x40|0x85
            Diagnostic failure on component [0x85]|0x40|0x85
            Tagged overlapped commands (task tag 5)|0x4d|0x05
            Ram failure|0x40|0x01
            """)
    void findsAdditionalSenseByItsText(String text, String asc, String ascq) {
        AdditionalSense sense = requireNonNull(AdditionalSense.byText(text));
        assertThat(sense.asc()).isEqualTo(Integer.decode(asc));
        assertThat(sense.ascq()).isEqualTo(Integer.decode(ascq));
    }

    @Test
    void findsNothingForAnAmbiguousOrUnknownText() {
        assertThat(AdditionalSense.byText("Obsolete")).isNull();
        assertThat(AdditionalSense.byText("")).isNull();
        assertThat(AdditionalSense.byText("Power-on or self-test failure (zz)")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0x28||0x00|READ(10)
            0x9e|0x10|0x00|READ CAPACITY(16)
            0x9e|0x01|0x00|SERVICE ACTION IN(16)
            0xa3|0x0a|0x00|REPORT TARGET PORT GROUPS
            0x5e|0x00|0x00|PERSISTENT RESERVE IN, READ KEYS
            0x7f|0x0009|0x00|READ(32)
            0x16||0x00|RESERVE(6)
            0x16||0x08|RESERVE ELEMENT(6)
            0x93||0x01|ERASE(16)
            0x93||0x00|WRITE SAME(16)
            0x01||0x01|REWIND
            """)
    void namesOperationCodes(String opcode, String serviceAction, String type, String name) {
        Integer action = serviceAction == null ? null : Integer.decode(serviceAction);
        OperationCode found = requireNonNull(OperationCodes.find(Integer.decode(opcode), action, Integer.decode(type)));
        assertThat(found.name()).isEqualTo(name);
    }

    @Test
    void findsOperationCodesByTheirText() {
        assertThat(requireNonNull(OperationCodes.byText("Read(10)")).opcode()).isEqualTo(0x28);
        assertThat(requireNonNull(OperationCodes.byText("Start/Stop Unit")).opcode())
                .isEqualTo(0x1b);
        assertThat(OperationCodes.byText("no such command")).isNull();
        assertThat(OperationCodes.find(0x60, null)).isNull();
    }

    @Test
    void tellsPluginStatusesOfTheReleasesApart() {
        assertThat(EsxPluginStatuses.find(4)).hasSize(2);
        assertThat(requireNonNull(EsxPluginStatuses.find(4, 4)).name()).endsWith("THINPROV_BUSY_GROWING");
        assertThat(requireNonNull(EsxPluginStatuses.find(4, 6)).name()).endsWith("REQUEUE");
        assertThat(EsxPluginStatuses.find(7, 4)).isNull();
    }

    @Test
    void namesStatusesOfTheSystems() {
        assertThat(requireNonNull(SenseKeys.find(6)).name()).isEqualTo("UNIT ATTENTION");
        assertThat(requireNonNull(SenseKeys.byText("Unit Attention")).code()).isEqualTo(6);
        assertThat(requireNonNull(Statuses.find(0x28)).name()).isEqualTo("TASK SET FULL");
        assertThat(requireNonNull(Statuses.byText("Check Condition")).code()).isEqualTo(2);
        assertThat(requireNonNull(EsxHostStatuses.find(8)).name()).isEqualTo("VMK_SCSI_HOST_RESET");
        assertThat(EsxHostStatuses.find(0x10)).isNull();
        assertThat(requireNonNull(EsxActs.find("EVAL")).meaning()).isNotBlank();
        assertThat(requireNonNull(LinuxHostBytes.byName("DID_OK")).code()).isZero();
        assertThat(requireNonNull(LinuxHostBytes.find(0x0e)).name()).isEqualTo("DID_TRANSPORT_DISRUPTED");
        assertThat(requireNonNull(LinuxDriverBytes.byName("DRIVER_SENSE")).code())
                .isEqualTo(8);
        assertThat(requireNonNull(NvmeStatuses.find(0x371)).name()).isEqualTo("Command aborted by host");
        assertThat(requireNonNull(NvmeStatuses.find(2, 0x81)).name()).isEqualTo("Unrecovered read error");
        assertThat(NvmeStatuses.find(0x80d)).isNull();
        assertThat(requireNonNull(SenseDescriptors.find(0x09)).name()).isEqualTo("ATA status return");
        assertThat(requireNonNull(SenseDescriptors.find(0xab)).name()).isEqualTo("Vendor specific");
    }

    @ParameterizedTest
    @CsvSource({
        "naa.60060160a1b2c3d4e5f60718293a4b5c, CLARIION",
        "naa.600A0B800012345600000000AABBCCDD, RDAC",
        "naa.600508b400012345, HP_SW",
        "naa.600508b1001c0000, ",
        "naa.5000c50012345678, SEAGATE",
        "t10.HGST____HUS726020ALS, HGST",
        "eui.002538b1, ",
    })
    void knowsTheVendorFromTheDeviceName(String device, String family) {
        assertThat(requireNonNull(Vendors.byDeviceId(device)).family()).isEqualTo(family);
    }

    @Test
    void knowsNoVendorWhereTheNameHasNone() {
        for (String name : List.of("mpx.vmhba1:C0:T0:L0", "naa.", "naa.3abc", "naa.2", "t10.", "naa.6xyz", "")) {
            assertThat(Vendors.byDeviceId(name)).as(name).isNull();
        }
    }

    @Test
    void knowsWhatVendorsMean() {
        assertThat(requireNonNull(VendorSense.find("RDAC", 5, 0x94, 1)).meaning())
                .contains("not the current owner");
        assertThat(requireNonNull(VendorSense.find("HGST", 3, 0x40, 0x81)).meaning())
                .isEqualTo("DRAM Failure");
        assertThat(VendorSense.find("RDAC", 6, 0x94, 1)).isNull();
        assertThat(VendorSense.findAll(2, 4, 3)).hasSize(2);
    }

    @Test
    void statusesOfCamAreThoseOfFreeBsd() {
        assertThat(AdapterStatuses.cam(0x0b)).isEqualTo("CAM_CMD_TIMEOUT");
        assertThat(AdapterStatuses.camStatus("Command timeout")).isEqualTo(0x0b);
        assertThat(AdapterStatuses.camStatus("Uncorrectable parity/CRC error")).isEqualTo(0x0f);
        assertThat(AdapterStatuses.camStatus("Something else")).isEqualTo(-1);
    }
}
