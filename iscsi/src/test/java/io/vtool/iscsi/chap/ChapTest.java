package io.vtool.iscsi.chap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.pdu.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChapTest {
    /** Expected values computed with another implementation over the bytes 01, "secretsecret", 00 01 02 03. */
    @ParameterizedTest
    @CsvSource({
        "MD5,cd52a453f1dd4692442a6a1b33bec1a5",
        "SHA1,96f181ddbb100ea26b9ddea53e168a63dbaa28d0",
        "SHA256,1418c7b9826cf1dbdb2e583105d4337a4adf53c6cf3aa4de7841ee1168742a25",
        "SHA3_256,05f4a994f4d3ca39c8355be7385a070d785ef210256e58e628459379df65d700"
    })
    void responsesMatchAnotherImplementation(ChapAlgorithm algorithm, String expected) {
        byte[] secret = "secretsecret".getBytes(StandardCharsets.US_ASCII);
        byte[] response = algorithm.respond(1, secret, new byte[] {0, 1, 2, 3});
        assertThat(HexFormat.of().formatHex(response)).isEqualTo(expected);
        assertThat(response).hasSize(algorithm.length());
    }

    @ParameterizedTest
    @EnumSource
    void theRightSecretIsAcceptedInBothEncodingsAndNothingElse(ChapAlgorithm algorithm) {
        byte[] challenge = new byte[algorithm.length()];
        new Random(3).nextBytes(challenge);
        ChapAccount account = ChapAccount.of("user", "secretsecret".toCharArray());
        ChapVerifier verifier = new ChapVerifier(account, algorithm, 200, challenge);
        byte[] response = account.respond(algorithm, 200, challenge);
        assertThat(verifier.accepts("user", ChapBinary.encodeHex(response))).isTrue();
        assertThat(verifier.accepts("user", ChapBinary.encodeBase64(response))).isTrue();
        assertThat(verifier.accepts("User", ChapBinary.encodeHex(response))).isFalse();
        assertThat(verifier.accepts(null, ChapBinary.encodeHex(response))).isFalse();
        assertThat(verifier.accepts("user", null)).isFalse();
        assertThat(verifier.accepts("user", "0x")).isFalse();
        response[3] ^= 1;
        assertThat(verifier.accepts("user", ChapBinary.encodeHex(response))).isFalse();
        assertThat(verifier.isReflection(challenge.clone())).isTrue();
    }

    @Test
    void binaryValuesAreBoundedAndWellFormed() throws Exception {
        assertThat(ChapBinary.decode("0X0aFf")).containsExactly(10, 255);
        assertThat(ChapBinary.decode("0xaff")).containsExactly(10, 255);
        assertThat(ChapBinary.decode("0BCv8=")).containsExactly(10, 255);
        assertThat(ChapBinary.decode("0x" + "ab".repeat(1024))).hasSize(1024);
        for (String wrong : List.of("", "0x", "0b", "1234", "0xzz", "0b!!", "0x" + "ab".repeat(1025))) {
            assertThatThrownBy(() -> ChapBinary.decode(wrong)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void anAccountShowsItsNameOnly() {
        assertThat(ChapAccount.of("user", "secretsecret".toCharArray())).hasToString("user");
        assertThat(ChapAlgorithm.of("5")).isEqualTo(ChapAlgorithm.MD5);
        assertThat(ChapAlgorithm.of("9")).isNull();
    }
}
