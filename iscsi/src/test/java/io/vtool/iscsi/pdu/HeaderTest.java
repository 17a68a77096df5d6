package io.vtool.iscsi.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    static List<Class<? extends BasicHeader>> kinds() {
        return List.of(
                ScsiCommandPdu.class,
                ScsiResponsePdu.class,
                TaskManagementRequestPdu.class,
                TaskManagementResponsePdu.class,
                LoginRequestPdu.class,
                LoginResponsePdu.class,
                TextRequestPdu.class,
                TextResponsePdu.class,
                DataOutPdu.class,
                DataInPdu.class,
                R2tPdu.class,
                LogoutRequestPdu.class,
                LogoutResponsePdu.class,
                SnackPdu.class,
                AsyncMessagePdu.class,
                RejectPdu.class,
                NopOutPdu.class,
                NopInPdu.class);
    }

    /** Every setter is undone by the getter of its name, and touches no other field of the kind. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyFieldReadsBackAndStaysApart(Class<? extends BasicHeader> kind) throws Exception {
        Random random = new Random(kind.getName().hashCode());
        List<Method> setters = Arrays.stream(kind.getDeclaredMethods())
                .filter(m -> m.getParameterCount() == 1 && !Modifier.isStatic(m.getModifiers()))
                .filter(m -> !m.getName().equals("cdb") && !m.isSynthetic())
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(BasicHeader.LENGTH);
        for (int round = 0; round < 200; round++) {
            random.nextBytes(bytes.array());
            BasicHeader header = kind.getConstructor(ByteBuffer.class).newInstance(bytes);
            for (Method setter : setters) {
                byte[] before = bytes.array().clone();
                Method getter = kind.getMethod(setter.getName());
                Object[] others = values(header, setters, setter);
                Object old = getter.invoke(header);
                Object value = random(random, setter.getParameterTypes()[0], setter.getName());
                setter.invoke(header, value);
                assertThat(getter.invoke(header)).as(setter.getName()).isEqualTo(value);
                assertThat(values(header, setters, setter)).isEqualTo(others);
                setter.invoke(header, old);
                assertThat(bytes.array()).as(setter.getName()).isEqualTo(before);
            }
        }
    }

    private static Object[] values(BasicHeader header, List<Method> setters, Method but) throws Exception {
        Object[] values = new Object[setters.size()];
        for (int i = 0; i < values.length; i++) {
            Method setter = setters.get(i);
            values[i] = setter.equals(but)
                    ? null
                    : header.getClass().getMethod(setter.getName()).invoke(header);
        }
        return values;
    }

    private static Object random(Random random, Class<?> type, String name) {
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == long.class) {
            return random.nextLong() & 0xffff_ffff_ffffL;
        }
        boolean wide = name.endsWith("Sn")
                || name.endsWith("Tag")
                || name.matches("residual|bidirectionalReadResidual|bufferOffset|begRun|runLength|.*TransferLength");
        return wide ? random.nextInt() : random.nextInt(4) & 3;
    }

    @Test
    void anInquiryCommandLooksAsOnTheWire() {
        ByteBuffer bytes = ByteBuffer.allocate(BasicHeader.LENGTH);
        ScsiCommandPdu command = new ScsiCommandPdu(bytes).begin();
        command.finalPdu(true);
        command.read(true);
        command.attribute(1);
        command.lun(0x0001_0000_0000_0000L);
        command.taskTag(0x11);
        command.expectedDataTransferLength(0xff);
        command.cmdSn(7);
        command.expStatSn(9);
        command.cdb(new byte[] {0x12, 0, 0, 0, (byte) 0xff, 0});
        assertThat(HexFormat.of().formatHex(bytes.array()))
                .isEqualTo("01c1000000000000" + "0001000000000000" + "00000011000000ff" + "0000000700000009" + "120000"
                        + "00ff000000" + "0000000000000000");
    }

    @Test
    void aLoginRequestLooksAsOnTheWire() {
        ByteBuffer bytes = ByteBuffer.allocate(BasicHeader.LENGTH);
        LoginRequestPdu login = new LoginRequestPdu(bytes).begin();
        login.immediate(true);
        login.transit(true);
        login.currentStage(0);
        login.nextStage(1);
        login.isid(0x8012_3456_789aL);
        login.tsih(0xbeef);
        login.cid(1);
        login.dataLength(0x123);
        assertThat(HexFormat.of().formatHex(bytes.array(), 0, 24))
                .isEqualTo("4381000000000123" + "80123456789abeef" + "0000000000010000");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 32, 33, 260})
    void aLongCdbGoesThroughTheExtendedSegment(int length) throws Exception {
        byte[] cdb = new byte[length];
        new Random(length).nextBytes(cdb);
        byte[] segment = AdditionalHeaders.extendedCdb(cdb);
        assertThat(segment.length % 4).isZero();
        assertThat(AdditionalHeaders.cdb(Arrays.copyOf(cdb, 16), ByteBuffer.wrap(segment)))
                .isEqualTo(cdb);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anySegmentsDecodeOrFailAsDeclared(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] segments = new byte[random.nextInt(8) * 4];
            random.nextBytes(segments);
            if (segments.length > 2) {
                segments[0] = 0;
                segments[1] = (byte) random.nextInt(20);
                segments[2] = (byte) random.nextInt(3);
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(segments);
                assertThat(AdditionalHeaders.cdb(new byte[16], bytes).length).isBetween(16, 260);
                assertThat(AdditionalHeaders.bidirectionalReadLength(bytes)).isGreaterThanOrEqualTo(-1);
            } catch (ProtocolException expected) {
                assertThat(expected.fault()).isEqualTo(ProtocolException.Fault.FORMAT);
            }
        }
    }

    @Test
    void aBidirectionalLengthIsRead() throws Exception {
        byte[] segment = HexFormat.of().parseHex("0005020000010203");
        assertThat(AdditionalHeaders.bidirectionalReadLength(ByteBuffer.wrap(segment)))
                .isEqualTo(0x10203);
        assertThatThrownBy(() -> AdditionalHeaders.bidirectionalReadLength(
                        ByteBuffer.wrap(HexFormat.of().parseHex("0009020000010203"))))
                .isInstanceOf(ProtocolException.class);
    }
}
