package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolarisDeviceTest {
    private static final LineDecoder DECODER = new LineDecoder();
    private static final String NAME =
            "Jan 10 10:10:10 host1 scsi: [ID 107833 kern.warning] WARNING: /pci@0/scsi@3/sd@1,0 (sd16):";

    private static @Nullable String add(SolarisDevice device, long number, String line) {
        return device.add(number, line, DECODER.decode(number, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jan 10 10:10:10 host1 \tSCSI transport failed: reason 'timeout': retrying command",
                "Jan 10 10:10:10 host1 \tError for Command: read(10)                Error Level: Retryable",
                "        SCSI transport failed: reason 'reset': giving up"
            })
    void theNameOfTheLineBeforeIsTheDevice(String line) {
        SolarisDevice device = new SolarisDevice();
        assertThat(add(device, 1, NAME)).isNull();
        List<StatusEvent> events = DECODER.decode(2, String.valueOf(add(device, 2, line)));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).deviceId()).isEqualTo("sd16");
        assertThat(events.get(0).pathId()).isEqualTo("/pci@0/scsi@3/sd@1,0");
    }

    @Test
    void aNameFurtherAwayAndALineOfItsOwnStayApart() {
        SolarisDevice device = new SolarisDevice();
        String line = "SCSI transport failed: reason 'timeout': retrying command";
        assertThat(add(device, 1, NAME)).isNull();
        assertThat(add(device, 3, line)).isNull();
        assertThat(add(device, 4, NAME)).isNull();
        assertThat(add(device, 5, "WARNING: /pci@1/sd@0,0 (sd1): " + line)).isNull();
        assertThat(add(device, 6, "Sense Key: Media Error")).isNull();
    }
}
