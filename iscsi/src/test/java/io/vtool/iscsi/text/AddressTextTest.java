package io.vtool.iscsi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.10.1",
                "::",
                "::1",
                "1::",
                "2001:db8::7",
                "2001:db8:0:1:1:1:1:1",
                "2001:db8::1:0:0:1",
                "2001:0:0:1::1",
                "fe80::1:2:3:4",
                "1:2:3:4:5:6:7:8",
            })
    void isAsShortAsItsStandardHasIt(String text) throws Exception {
        assertThat(AddressText.of(InetAddress.getByName(text))).isEqualTo(text);
    }

    @Test
    void isReadAsTheSameAddress() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[16];
            bytes[0] = 0x20;
            for (int j = 1; j < 16; j++) {
                bytes[j] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            InetAddress address = InetAddress.getByAddress(bytes);
            String text = AddressText.of(address);
            assertThat(InetAddress.getByName(text)).isEqualTo(address);
            assertThat(text).hasSizeLessThanOrEqualTo(address.getHostAddress().length());
        }
    }
}
