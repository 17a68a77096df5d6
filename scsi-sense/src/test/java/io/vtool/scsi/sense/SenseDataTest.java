package io.vtool.scsi.sense;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenseDataTest {
    private static SenseData decode(String hex) {
        return SenseData.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void readsFixedFormat() {
        SenseData sense = decode("f0 00 e3 00 01 23 45 0a 00 00 00 07 11 04 05 80 00 03");
        assertThat(sense.format()).isEqualTo(SenseData.Format.FIXED);
        assertThat(sense.deferred()).isFalse();
        assertThat(sense.senseKey()).isEqualTo(3);
        assertThat(sense.asc()).isEqualTo(0x11);
        assertThat(sense.ascq()).isEqualTo(4);
        assertThat(sense.flags()).isEqualTo(new SenseData.Flags(true, true, true, false));
        assertThat(sense.information()).isEqualTo(new SenseData.Information(true, 0x12345));
        assertThat(sense.commandSpecific()).isEqualTo(7);
        assertThat(sense.fieldReplaceableUnit()).isEqualTo(5);
        assertThat(sense.keySpecific()).isEqualTo(new SenseKeySpecific.RetryCount(3));
        assertThat(sense.truncated()).isFalse();
    }

    @Test
    void readsWhatTheSenseKeyAdds() {
        assertThat(decode("70 00 05 00 00 00 00 0a 00 00 00 00 24 00 00 cf 00 08")
                        .keySpecific())
                .isEqualTo(new SenseKeySpecific.FieldPointer(true, 8, 7));
        assertThat(decode("70 00 02 00 00 00 00 0a 00 00 00 00 04 01 00 80 80 00")
                        .keySpecific())
                .isEqualTo(new SenseKeySpecific.Progress(0x8000));
        assertThat(decode("70 00 06 00 00 00 00 0a 00 00 00 00 2a 00 00 81 00 00")
                        .keySpecific())
                .isEqualTo(new SenseKeySpecific.UnitAttentionQueue(true));
        assertThat(decode("70 00 0a 00 00 00 00 0a 00 00 00 00 0d 00 00 a0 01 00")
                        .keySpecific())
                .isEqualTo(new SenseKeySpecific.SegmentPointer(true, 256, null));
        assertThat(decode("70 00 05 00 00 00 00 0a 00 00 00 00 24 00 00 4f 00 08")
                        .keySpecific())
                .isNull();
    }

    @Test
    void readsDescriptorFormat() {
        SenseData sense = decode("73 03 11 00 80 00 00 1e"
                + " 00 0a 80 00 00 00 00 00 00 12 34 56"
                + " 03 02 00 2a"
                + " 09 0c 01 40 02 03 04 05 06 07 08 09 0a 51");
        assertThat(sense.deferred()).isTrue();
        assertThat(sense.flags().overflow()).isTrue();
        assertThat(sense.information()).isEqualTo(new SenseData.Information(true, 0x123456));
        assertThat(sense.fieldReplaceableUnit()).isEqualTo(0x2a);
        assertThat(sense.descriptors()).hasSize(3);
        assertThat(sense.descriptors().get(2))
                .isEqualTo(new Descriptor.AtaStatus(true, 0x40, 0x203, 0x080604090705L, 0x0a, 0x51));
    }

    @Test
    void readsSenseDataForwardedFromAnotherDevice() {
        SenseData sense = decode("72 0a 0d 01 00 00 00 0c 0c 0a 01 02 72 06 29 00 00 00 00 00");
        Descriptor.Forwarded forwarded =
                (Descriptor.Forwarded) sense.descriptors().get(0);
        assertThat(forwarded.source()).isEqualTo(1);
        assertThat(forwarded.status()).isEqualTo(2);
        assertThat(requireNonNull(forwarded.sense()).asc()).isEqualTo(0x29);
    }

    @Test
    void readsReferralsAndTheFieldsOfBlockDevices() {
        SenseData sense = decode("72 00 00 00 00 00 00 3a"
                + " 0b 1a 01 00 00 00 00 01 0000000000000005 0000000000000009 02 00 00 07"
                + " 0d 1c a0 00 c0 00 07 11 00000000000000ff 0000000000000001 000000000000");
        assertThat(sense.descriptors().get(0))
                .isEqualTo(new Descriptor.Referral(
                        true,
                        java.util.List.of(
                                new Descriptor.Segment(5, 9, java.util.List.of(new Descriptor.PortGroup(7, 2))))));
        assertThat(sense.information()).isEqualTo(new SenseData.Information(true, 0xff));
        assertThat(sense.flags().incorrectLength()).isTrue();
        assertThat(sense.fieldReplaceableUnit()).isEqualTo(0x11);
    }

    @Test
    void keepsTheVendorsOwnFormatAsBytes() {
        SenseData sense = decode("7f 01 02 03");
        assertThat(sense.format()).isEqualTo(SenseData.Format.VENDOR);
        assertThat(sense.senseKey()).isNull();
        assertThat(sense.additional()).hasToString("010203");
    }

    @Test
    void leavesOutWhatTruncatedInputDoesNotReach() {
        byte[] whole = HexFormat.of().parseHex("f00005000123450a0000000724000ac00001");
        for (int length = 1; length < whole.length; length++) {
            SenseData sense = SenseData.decode(Arrays.copyOf(whole, length));
            assertThat(sense.senseKey() != null).isEqualTo(length > 2);
            assertThat(sense.information() != null).isEqualTo(length > 6);
            assertThat(sense.asc() != null).isEqualTo(length > 12);
            assertThat(sense.ascq() != null).isEqualTo(length > 13);
            assertThat(sense.keySpecific() != null).isFalse();
            assertThat(sense.truncated()).isEqualTo(length > 7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "12 34", "6f 00", "74", "7e ff"})
    void refusesWhatIsNoSenseData(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOf(SenseFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void decodesAnyBytesOrFailsInOneWay(long seed) {
        Random random = new Random(seed);
        int decoded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            for (int b = 7; b < bytes.length; b++) {
                // small numbers make descriptors that fit
                bytes[b] = random.nextInt(3) == 0 ? bytes[b] : (byte) random.nextInt(16);
            }
            if (bytes.length > 0 && random.nextInt(8) > 0) {
                bytes[0] = (byte) (0x70 + random.nextInt(4));
            }
            try {
                assertThat(SenseData.decode(bytes)).isEqualTo(SenseData.decode(bytes.clone()));
                decoded++;
            } catch (SenseFormatException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
        assertThat(decoded).isPositive();
    }
}
