package io.vtool.emulator.array.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.StatusEvent;
import io.vtool.scsi.table.FactTable;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SenseTest {
    static List<SenseCode> codes() throws IllegalAccessException {
        List<SenseCode> codes = new ArrayList<>();
        for (Field field : SenseCode.class.getDeclaredFields()) {
            if (field.getType() == SenseCode.class) {
                codes.add((SenseCode) field.get(null));
            }
        }
        return codes;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void bothFormatsCarryTheSameCodes(SenseCode code) {
        byte[] fixed = new Sense(code).encode(false);
        byte[] descriptors = new Sense(code).encode(true);
        assertThat(fixed).hasSize(18);
        assertThat(fixed[0]).isEqualTo((byte) 0x70);
        assertThat(fixed[7]).isEqualTo((byte) 10);
        assertThat(new int[] {fixed[2], fixed[12] & 0xff, fixed[13] & 0xff})
                .containsExactly(code.key(), code.asc(), code.ascq());
        assertThat(descriptors).hasSize(8);
        assertThat(new int[] {descriptors[1], descriptors[2] & 0xff, descriptors[3] & 0xff})
                .containsExactly(code.key(), code.asc(), code.ascq());
    }

    @Test
    void informationIsValidInFixedFormatOnlyWhenItFits() {
        Sense small = Sense.withInformation(SenseCode.MISCOMPARE_DURING_VERIFY, 0xfedcba98L);
        assertThat(small.encode(false)[0]).isEqualTo((byte) 0xf0);
        assertThat(ByteBuffer.wrap(small.encode(false)).getInt(3)).isEqualTo(0xfedcba98);
        Sense large = Sense.withInformation(SenseCode.UNRECOVERED_READ_ERROR, 0x123456789aL);
        assertThat(large.encode(false)[0]).isEqualTo((byte) 0x70);
        assertThat(Hex.format(large.encode(true))).isEqualTo("720311000000000c000a8000000000123456789a");
    }

    @Test
    void fieldPointers() {
        assertThat(Hex.format(
                        Sense.atCdb(SenseCode.INVALID_FIELD_IN_CDB, 0x102, 5).encode(false)))
                .isEqualTo("70000500000000" + "0a" + "00000000" + "2400" + "00" + "cd0102");
        assertThat(Hex.format(Sense.atParameter(SenseCode.INVALID_FIELD_IN_PARAMETER_LIST, 7, -1)
                        .encode(true)))
                .isEqualTo("7205260000000008" + "02060000" + "800007" + "00");
    }

    /** No code is made up: T10's list has each for direct access devices, but for two that real arrays use nevertheless. */
    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeIsAssigned(SenseCode code) {
        String asc = "0x" + Hex.format(new byte[] {(byte) code.asc()});
        String ascq = "0x" + Hex.format(new byte[] {(byte) code.ascq()});
        assertThat(FactTable.load(StatusEvent.class, "/io/vtool/scsi/asc-ascq").rows())
                .anyMatch(row -> row[0].equals(asc)
                        && row[1].equals(ascq)
                        && (row[2].contains("D")
                                || code.equals(SenseCode.NOT_READY_OFFLINE)
                                || code.equals(SenseCode.BAD_BLOCK_WRITE_ERROR)));
    }
}
