package io.vtool.iscsi.login;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.chap.ChapAlgorithm;
import io.vtool.iscsi.chap.ChapBinary;
import io.vtool.iscsi.chap.ChapVerifier;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.text.KeyValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The initiator's part of CHAP (RFC 7143 12.1.3): answer the challenge, and challenge the target if asked to. */
final class InitiatorChap {
    private final ChapAccount account;
    private final @Nullable ChapAccount peer;
    private final String algorithms;
    private final RandomGenerator random;
    private boolean offered;
    private boolean answered;
    private @Nullable ChapVerifier verifier;
    private boolean proven;

    InitiatorChap(ChapAccount account, @Nullable ChapAccount peer, String algorithms, RandomGenerator random) {
        this.account = account;
        this.peer = peer;
        this.algorithms = algorithms;
        this.random = random;
    }

    KeyValue algorithms() throws LoginException {
        if (offered) {
            throw failure("the target did not answer CHAP_A");
        }
        offered = true;
        return new KeyValue("CHAP_A", algorithms);
    }

    /** Tells whether everything was proven that must be. */
    boolean complete() {
        return answered && (peer == null || proven);
    }

    /** Tells whether the answer was given, so that it is the target's turn. */
    boolean answered() {
        return answered;
    }

    void receive(Map<String, String> keys, List<KeyValue> answer) throws LoginException {
        if (!answered) {
            answer(keys, answer);
            return;
        }
        ChapVerifier asked = verifier;
        if (asked != null && !proven) {
            proven = asked.accepts(keys.get("CHAP_N"), keys.get("CHAP_R"));
            if (!proven) {
                throw failure("the target could not prove who it is");
            }
        }
    }

    private void answer(Map<String, String> keys, List<KeyValue> answer) throws LoginException {
        ChapAlgorithm algorithm = ChapAlgorithm.of(keys.getOrDefault("CHAP_A", ""));
        LoginKey row = LoginKeys.find("CHAP_I");
        long identifier = row == null ? -1 : row.number(keys.getOrDefault("CHAP_I", ""));
        if (algorithm == null
                || identifier < 0
                || !Arrays.asList(algorithms.split(",", -1)).contains(Integer.toString(algorithm.code()))) {
            throw failure("the target chose no offered CHAP algorithm or sent no identifier");
        }
        byte[] challenge;
        try {
            challenge = ChapBinary.decode(keys.getOrDefault("CHAP_C", ""));
        } catch (ProtocolException e) {
            throw failure("the target's CHAP challenge is malformed");
        }
        byte[] response = account.respond(algorithm, (int) identifier, challenge);
        answer.add(new KeyValue("CHAP_N", account.name()));
        answer.add(new KeyValue("CHAP_R", ChapBinary.encodeHex(response)));
        ChapAccount other = peer;
        if (other != null) {
            byte[] question = new byte[algorithm.length()];
            do {
                random.nextBytes(question);
            } while (Arrays.equals(question, challenge));
            ChapVerifier asked = new ChapVerifier(other, algorithm, random.nextInt(256), question);
            verifier = asked;
            answer.add(new KeyValue("CHAP_I", Integer.toString(asked.identifier())));
            answer.add(new KeyValue("CHAP_C", asked.challenge()));
        }
        answered = true;
    }

    private static LoginException failure(String message) {
        return new LoginException(LoginStatus.AUTHENTICATION_FAILURE, message);
    }
}
