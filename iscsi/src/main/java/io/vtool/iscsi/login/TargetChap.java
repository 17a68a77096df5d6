package io.vtool.iscsi.login;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.chap.ChapAlgorithm;
import io.vtool.iscsi.chap.ChapBinary;
import io.vtool.iscsi.chap.ChapVerifier;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.text.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The target's part of CHAP (RFC 7143 12.1.3): choose an algorithm, challenge, verify, and answer a challenge in turn. */
final class TargetChap {
    private final ChapPolicy policy;
    private final RandomGenerator random;
    private @Nullable ChapAlgorithm algorithm;
    private @Nullable ChapVerifier verifier;
    private boolean proven;

    TargetChap(ChapPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    boolean proven() {
        return proven;
    }

    /** Takes the CHAP keys of one request and adds what is due to the answer. */
    void receive(Map<String, String> keys, List<KeyValue> answer) throws LoginException {
        if (keys.isEmpty()) {
            return;
        }
        ChapVerifier asked = verifier;
        ChapAlgorithm chosen = algorithm;
        String list = keys.get("CHAP_A");
        if (list != null && asked == null) {
            challenge(list, answer);
        } else if (asked != null && chosen != null && list == null && !proven) {
            verify(asked, chosen, keys, answer);
        } else {
            throw failure("CHAP keys out of order");
        }
    }

    private void challenge(String list, List<KeyValue> answer) throws LoginException {
        ChapAlgorithm chosen = null;
        for (String code : list.split(",", -1)) {
            chosen = chosen == null ? ChapAlgorithm.of(code) : chosen;
        }
        if (chosen == null) {
            throw failure("no common CHAP algorithm");
        }
        byte[] challenge = new byte[chosen.length()];
        random.nextBytes(challenge);
        ChapVerifier question = new ChapVerifier(policy.initiator(), chosen, random.nextInt(256), challenge);
        algorithm = chosen;
        verifier = question;
        answer.add(new KeyValue("CHAP_A", Integer.toString(chosen.code())));
        answer.add(new KeyValue("CHAP_I", Integer.toString(question.identifier())));
        answer.add(new KeyValue("CHAP_C", question.challenge()));
    }

    private void verify(ChapVerifier asked, ChapAlgorithm chosen, Map<String, String> keys, List<KeyValue> answer)
            throws LoginException {
        if (!asked.accepts(keys.get("CHAP_N"), keys.get("CHAP_R"))) {
            throw failure("wrong CHAP name or response");
        }
        String identifier = keys.get("CHAP_I");
        String challenge = keys.get("CHAP_C");
        if (identifier != null || challenge != null) {
            prove(asked, chosen, identifier, challenge, answer);
        }
        proven = true;
    }

    private void prove(
            ChapVerifier asked,
            ChapAlgorithm chosen,
            @Nullable String identifier,
            @Nullable String challenge,
            List<KeyValue> answer)
            throws LoginException {
        ChapAccount account = policy.target();
        LoginKey row = LoginKeys.find("CHAP_I");
        if (account == null || identifier == null || challenge == null || row == null) {
            throw failure("mutual CHAP is not set up or incomplete");
        }
        long number = row.number(identifier);
        byte[] question;
        try {
            question = ChapBinary.decode(challenge);
        } catch (ProtocolException e) {
            throw failure("malformed CHAP challenge");
        }
        if (number < 0 || asked.isReflection(question)) {
            throw failure("CHAP challenge refused");
        }
        answer.add(new KeyValue("CHAP_N", account.name()));
        answer.add(new KeyValue("CHAP_R", ChapBinary.encodeHex(account.respond(chosen, (int) number, question))));
    }

    private static LoginException failure(String message) {
        return new LoginException(LoginStatus.AUTHENTICATION_FAILURE, message);
    }
}
