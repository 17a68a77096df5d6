package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which devices commands look at, and what they say of the others; the texts are those of lvm2 2.03.16. */
class DeviceRulesTest {
    private static final String NAMES = "pvs --noheadings -o name";

    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);
    private List<MemoryTarget> devices = List.of();

    @BeforeEach
    void threeDisks() throws Exception {
        devices = Scenes.three(40);
        for (int i = 0; i < devices.size(); i++) {
            String name = "/dev/sd" + (char) ('a' + i);
            lvm.device(new GivenDevice(
                    devices.get(i).source(name), 8, 16 * i, GivenDevice.Use.FREE, "sys_wwid naa.600" + i));
        }
    }

    private OwnLvm.Answer run(String line, String... more) {
        String[] words = line.split(" ");
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        OwnLvm.Answer answer = lvm.run(all);
        return new OwnLvm.Answer(answer.status(), answer.out().replaceAll(" +\n", "\n"), answer.err());
    }

    private static void put(MemoryTarget device, long place) {
        device.write(place, new byte[] {(byte) 0xFC, 0x4E, 0x2B, (byte) 0xA9}, 0, 4);
    }

    @Test
    void theFirstPatternDecides() {
        OwnLvm.Answer answer = run(NAMES + " -S pv_missing=0 --config", "devices/filter=[\"a{sd[ab]$}\",\"r|.*|\"]");
        assertThat(answer.out()).isEqualTo("  /dev/sda\n  /dev/sdb\n");
        assertThat(run("pvs /dev/sdc --config", "devices/global_filter=\"r|sdc|\"")
                        .err())
                .contains("  Cannot use /dev/sdc: device is rejected by filter config\n");
    }

    @Test
    void patternsThatMakeNoSenseEndTheCommand() {
        OwnLvm.Answer answer = run("vgs --config", "devices/filter=[\"x|sda|\"]");
        assertThat(answer.status()).isEqualTo(5);
        assertThat(answer.err()).isEqualTo("""
                          Pattern must begin with 'a' or 'r'.
                          Invalid filter pattern "x|sda|".
                          Failed to create regex device filter
                        """);
        assertThat(run("vgs --config", "devices/global_filter=[\"a|sda\"]").err())
                .startsWith("  Invalid separator at end of regex.\n");
    }

    @Test
    void theListOfDevicesGoesBeforeFilters() {
        OwnLvm.Answer answer =
                run(NAMES + " -S pv_missing=0 --devices /dev/sdc,/dev/no --config", "devices/filter=\"r|.*|\"");
        assertThat(answer.out()).isEqualTo("  /dev/sdc\n");
        assertThat(answer.err()).startsWith("  Device not found for /dev/no.\n");
    }

    @Test
    void theDevicesFileTellsWhichDevices() {
        String text = "VERSION=1.1.2\nIDTYPE=devname IDNAME=/dev/sda DEVNAME=/dev/sda PVID=.\n"
                + "IDTYPE=sys_wwid IDNAME=naa.6002 DEVNAME=/dev/sdq PVID=.\n"
                + "IDTYPE=devname IDNAME=/dev/sdb DEVNAME=/dev/sdb PVID=abcdefghijklmnopqrstuvwxyzABCDEF\n"
                + "IDTYPE=devname IDNAME=/dev/sdx DEVNAME=/dev/sdx PVID=.\n";
        lvm.files.put("/etc/lvm/devices/mine", text.getBytes(StandardCharsets.US_ASCII));
        OwnLvm.Answer answer = run(NAMES + " -S pv_missing=0 --devicesfile mine");
        assertThat(answer.out()).isEqualTo("  /dev/sda\n  /dev/sdc\n");
        assertThat(answer.err())
                .contains("  Devices file PVID none last seen on /dev/sdx not found.\n")
                .contains("  Device /dev/sdc has updated name (devices file /dev/sdq)\n")
                .contains("  Devices file PVID abcdefghijklmnopqrstuvwxyzABCDEF not found on device /dev/sdb");
        assertThat(run("pvs /dev/sdb --config", "devices{use_devicesfile=1 devicesfile=\"mine\"}")
                        .err())
                .contains("  Cannot use /dev/sdb: device is not in devices file\n");
        assertThat(run("pvs --devicesfile mine --devices /dev/sda").status()).isEqualTo(3);
    }

    @Test
    void withoutItsFileNoDeviceIsLeftOut() {
        assertThat(run(NAMES + " --devicesfile none").out()).isEqualTo("  /dev/sda\n  /dev/sdb\n  /dev/sdc\n");
    }

    @Test
    void membersOfArraysAreLeftOut() {
        put(devices.get(0), 4096);
        put(devices.get(1), (devices.get(1).size() - 8192) / 4096 * 4096);
        assertThat(run("pvs /dev/sda").err()).contains("  Cannot use /dev/sda: device is an md component\n");
        assertThat(run("pvs /dev/sdb --config", "devices/md_component_checks=\"full\"")
                        .err())
                .contains("  Cannot use /dev/sdb: device is an md component\n");
        assertThat(run("pvs /dev/sdb").status()).isZero();
    }

    @Test
    void pathsOfMapsAreLeftOutUnlessAskedFor() {
        lvm.device(new GivenDevice(devices.get(0).source("/dev/mapper/m"), 253, 0))
                .device(new GivenDevice(devices.get(0).source("/dev/sdp"), 8, 80, GivenDevice.Use.PATH, ""));
        assertThat(run("pvs /dev/sdp").err()).contains("  Cannot use /dev/sdp: device is a multipath component\n");
        assertThat(run("pvs --config", "devices/multipath_component_detection=0")
                        .err())
                .contains("Not using device /dev/sdp for PV ");
    }

    @Test
    void smallerDevicesCountIfTheSettingsSaySo() {
        lvm.device(new GivenDevice(new MemoryTarget(1).source("/dev/sdt"), 8, 160));
        assertThat(run("pvs /dev/sdt").err()).contains("  Cannot use /dev/sdt: device is too small (pv_min_size)\n");
        assertThat(run("pvs -a --config", "devices/pv_min_size=1024").out()).contains("/dev/sdt");
    }
}
