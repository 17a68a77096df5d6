package io.vtool.iscsi.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.LoginAuthority.Admission;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final ChapAccount USER = ChapAccount.of("user", "secretsecret".toCharArray());
    private static final ChapAccount TARGET = ChapAccount.of("array", "othersecret1".toCharArray());

    private static final class Door implements LoginAuthority {
        @Nullable
        ChapPolicy policy;

        @Nullable
        LoginException refusal;

        @Nullable
        LoginIdentity let;

        @Override
        public Admission admit(LoginIdentity identity) throws LoginException {
            if (refusal != null) {
                throw refusal;
            }
            return new Admission(identity.discovery() ? -1 : 7, "store", policy);
        }

        @Override
        public int establish(LoginIdentity identity, SessionParameters parameters) {
            let = identity;
            return 0x1234;
        }
    }

    private final Door door = new Door();
    private final ByteBuffer bytes = ByteBuffer.allocate(BasicHeader.LENGTH);
    private TargetLogin target = new TargetLogin(door, Map.of(), new Random(1));

    private static InitiatorSettings settings(
            @Nullable ChapAccount own, @Nullable ChapAccount peer, String algorithms) {
        Map<String, String> wishes = new LinkedHashMap<>();
        wishes.put("HeaderDigest", "CRC32C,None");
        wishes.put("MaxRecvDataSegmentLength", "131072");
        wishes.put("InitialR2T", "No");
        wishes.put("ErrorRecoveryLevel", "2");
        return new InitiatorSettings(
                "iqn.2000-01.org.example:i", null, "iqn.2000-01.org.example:t", own, peer, algorithms, wishes);
    }

    /** Lets both ends talk until one gives up; returns the initiator's end. */
    private InitiatorLogin talk(InitiatorSettings settings) throws IOException {
        InitiatorLogin initiator = new InitiatorLogin(settings, new Random(2));
        LoginStep step = initiator.start();
        for (int i = 0; i < 20 && step != null; i++) {
            LoginRequestPdu request = new LoginRequestPdu(bytes).begin();
            request.isid(0x4000_0137_0001L);
            step.fill(request);
            LoginReply reply = target.receive(request, step.text());
            LoginResponsePdu response = new LoginResponsePdu(bytes).begin();
            reply.fill(response);
            step = initiator.receive(response, reply.text());
            assertThat(step == null).isEqualTo(reply.complete());
        }
        return initiator;
    }

    private LoginReply send(int stage, int next, boolean more, String... pairs) {
        LoginRequestPdu request = new LoginRequestPdu(bytes).begin();
        List<KeyValue> text = new ArrayList<>();
        for (String pair : pairs) {
            int at = pair.indexOf('=');
            text.add(new KeyValue(pair.substring(0, at), pair.substring(at + 1)));
        }
        new LoginStep(stage, next, more, ByteBuffer.wrap(TextCodec.encode(text))).fill(request);
        return target.receive(request, ByteBuffer.wrap(TextCodec.encode(text)));
    }

    private static String text(LoginReply reply) throws IOException {
        StringBuilder all = new StringBuilder();
        for (KeyValue pair : TextCodec.decode(reply.text())) {
            all.append(pair.key()).append('=').append(pair.value()).append(' ');
        }
        return all.toString().trim();
    }

    @Test
    void bothEndsAgreeWithoutAuthentication() throws Exception {
        InitiatorLogin initiator = talk(settings(null, null, "5"));
        assertThat(initiator.tsih()).isEqualTo(0x1234);
        assertThat(initiator.keys().declared("TargetPortalGroupTag")).isEqualTo("7");
        assertThat(initiator.keys().declared("TargetAlias")).isEqualTo("store");
        assertThat(initiator.parameters().errorRecoveryLevel()).isZero();
        assertThat(initiator.parameters().headerDigest()).isFalse(); // the target's wishes are the defaults here
        assertThat(target.parameters().peerMaxRecvDataSegmentLength()).isEqualTo(131072);
        assertThat(door.let.targetName()).isEqualTo("iqn.2000-01.org.example:t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "7", "8", "8,7,6,5", "99,6"})
    void chapProvesBothEnds(String algorithms) throws Exception {
        door.policy = new ChapPolicy(USER, TARGET);
        assertThat(talk(settings(USER, null, algorithms)).tsih()).isEqualTo(0x1234);
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThat(talk(settings(USER, TARGET, algorithms)).tsih()).isEqualTo(0x1234);
    }

    @Test
    void wrongSecretsAndMissingProofsFailAlike() {
        door.policy = new ChapPolicy(USER, null);
        ChapAccount wrong = ChapAccount.of("user", "wrongsecret1".toCharArray());
        ChapAccount wrongName = ChapAccount.of("usex", "secretsecret".toCharArray());
        for (InitiatorSettings attempt : List.of(
                settings(wrong, null, "5"),
                settings(wrongName, null, "5"),
                settings(null, null, "5"),
                settings(USER, null, "9"),
                settings(USER, TARGET, "5"))) {
            target = new TargetLogin(door, Map.of(), new Random(1));
            assertThatThrownBy(() -> talk(attempt))
                    .isInstanceOfSatisfying(
                            LoginException.class,
                            e -> assertThat(e.status()).isEqualTo(LoginStatus.AUTHENTICATION_FAILURE));
            assertThat(door.let).isNull();
        }
    }

    @Test
    void aTargetThatSkipsTheAskedProofIsNotTrusted() {
        assertThatThrownBy(() -> talk(settings(USER, TARGET, "5"))).isInstanceOf(LoginException.class);
        door.policy = new ChapPolicy(USER, ChapAccount.of("array", "notthesecret".toCharArray()));
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThatThrownBy(() -> talk(settings(USER, TARGET, "5"))).isInstanceOf(LoginException.class);
    }

    @Test
    void oneWayChapPutsUpWithATargetThatWantsNone() throws Exception {
        assertThat(talk(settings(USER, null, "5")).tsih()).isEqualTo(0x1234);
    }

    @Test
    void aReflectedChallengeIsRefused() throws Exception {
        door.policy = new ChapPolicy(USER, TARGET);
        send(0, -1, false, "InitiatorName=iqn.a", "TargetName=iqn.t", "AuthMethod=CHAP");
        String asked = text(send(0, -1, false, "CHAP_A=5"));
        String challenge = asked.substring(asked.indexOf("CHAP_C=") + 7);
        byte[] question = io.vtool.iscsi.chap.ChapBinary.decode(challenge);
        int id = Integer.parseInt(asked.replaceAll(".*CHAP_I=(\\d+).*", "$1"));
        String response = io.vtool.iscsi.chap.ChapBinary.encodeHex(
                USER.respond(io.vtool.iscsi.chap.ChapAlgorithm.MD5, id, question));
        LoginReply reply =
                send(0, 1, false, "CHAP_N=user", "CHAP_R=" + response, "CHAP_I=" + id, "CHAP_C=" + challenge);
        assertThat(reply.status()).isEqualTo(LoginStatus.AUTHENTICATION_FAILURE);
        assertThatThrownBy(() -> new ChapPolicy(USER, ChapAccount.of("other", "secretsecret".toCharArray())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textGoesOnOverSeveralRequestsAndResponses() throws Exception {
        assertThat(send(1, -1, true, "InitiatorName=iqn.a").failed()).isFalse();
        List<String> many = new ArrayList<>(List.of("TargetName=iqn.t"));
        for (int i = 0; i < 900; i++) {
            many.add("X-k" + i + "=1");
        }
        LoginReply reply = send(1, 3, false, many.toArray(new String[0]));
        int pieces = 1;
        while (reply.more()) {
            assertThat(reply.nextStage()).isEqualTo(-1);
            reply = send(1, 3, false);
            pieces++;
        }
        assertThat(pieces).isGreaterThan(1);
        assertThat(reply.complete()).isTrue();
    }

    @Test
    void whatIsMissingOrOutOfOrderHasItsOwnStatus() {
        assertThat(send(0, 1, false, "TargetName=iqn.t").status()).isEqualTo(LoginStatus.MISSING_PARAMETER);
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThat(send(0, 1, false, "InitiatorName=iqn.a").status()).isEqualTo(LoginStatus.MISSING_PARAMETER);
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThat(send(0, 1, false, "InitiatorName=iqn.a", "SessionType=Odd").status())
                .isEqualTo(LoginStatus.SESSION_TYPE_NOT_SUPPORTED);
        int[][] moves = {{0, 0}, {0, 2}, {1, 1}, {1, 0}, {2, 3}, {3, 3}, {3, -1}};
        for (int[] move : moves) {
            target = new TargetLogin(door, Map.of(), new Random(1));
            assertThat(send(move[0], move[1], false, "InitiatorName=iqn.a").status())
                    .isEqualTo(LoginStatus.INVALID_DURING_LOGIN);
        }
        target = new TargetLogin(door, Map.of(), new Random(1));
        LoginRequestPdu request = new LoginRequestPdu(bytes).begin();
        request.versionMin(1);
        assertThat(target.receive(request, ByteBuffer.allocate(0)).status()).isEqualTo(LoginStatus.UNSUPPORTED_VERSION);
    }

    @Test
    void securityCannotBePassedOver() {
        door.policy = new ChapPolicy(USER, null);
        assertThat(send(1, 3, false, "InitiatorName=iqn.a", "TargetName=iqn.t").status())
                .isEqualTo(LoginStatus.AUTHENTICATION_FAILURE);
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThat(send(0, 3, false, "InitiatorName=iqn.a", "TargetName=iqn.t").status())
                .isEqualTo(LoginStatus.AUTHENTICATION_FAILURE);
        target = new TargetLogin(door, Map.of(), new Random(1));
        LoginReply reply = send(0, 3, false, "InitiatorName=iqn.a", "TargetName=iqn.t", "AuthMethod=CHAP,None");
        assertThat(reply.failed()).isFalse();
        assertThat(reply.nextStage()).isEqualTo(-1);
    }

    @Test
    void aRedirectionTellsWhere() throws Exception {
        door.refusal = new LoginException(LoginStatus.MOVED_TEMPORARILY, "moved", "192.0.2.1:3260");
        LoginReply reply = send(0, 1, false, "InitiatorName=iqn.a", "TargetName=iqn.t");
        assertThat(text(reply)).isEqualTo("TargetAddress=192.0.2.1:3260");
        target = new TargetLogin(door, Map.of(), new Random(1));
        assertThatThrownBy(() -> talk(settings(null, null, "5"))).isInstanceOfSatisfying(LoginException.class, e -> {
            assertThat(e.status()).isEqualTo(LoginStatus.MOVED_TEMPORARILY);
            assertThat(e.targetAddress()).isEqualTo("192.0.2.1:3260");
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyRequestsAreAnsweredOrRefused(long seed) {
        Random random = new Random(seed);
        String[] words = {
            "InitiatorName=iqn.a",
            "TargetName=iqn.t",
            "AuthMethod=CHAP,None",
            "AuthMethod=None",
            "CHAP_A=5",
            "CHAP_N=user",
            "CHAP_R=0x00",
            "CHAP_I=1",
            "CHAP_C=0b",
            "MaxBurstLength=1",
            "MaxBurstLength=1024",
            "X=",
            "HeaderDigest=CRC32C",
            "SessionType=Discovery",
            "TargetAlias=x",
            "SendTargets=All",
            "IFMarker=Yes"
        };
        for (int round = 0; round < 2000; round++) {
            door.policy = random.nextBoolean() ? new ChapPolicy(USER, TARGET) : null;
            door.let = null;
            target = new TargetLogin(door, Map.of(), random);
            for (int i = 0; i < 6; i++) {
                String[] pairs = new String[random.nextInt(6)];
                for (int j = 0; j < pairs.length; j++) {
                    pairs[j] = words[random.nextInt(words.length)];
                }
                LoginReply reply =
                        send(random.nextInt(i == 0 ? 4 : 2), random.nextInt(5) - 1, random.nextInt(5) == 0, pairs);
                if (reply.failed() || reply.complete()) {
                    break;
                }
            }
            assertThat(door.policy == null || door.let == null)
                    .as("nobody gets in without the secret")
                    .isTrue();
        }
    }
}
