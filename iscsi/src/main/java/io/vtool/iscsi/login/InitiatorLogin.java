package io.vtool.iscsi.login;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCollector;
import io.vtool.iscsi.text.TextSender;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The initiator's side of one login: gives requests, takes responses (RFC 7143 6.3). */
public final class InitiatorLogin {
    private final InitiatorSettings settings;
    private final Negotiation keys;
    private final @Nullable InitiatorChap chap;
    private final TextCollector collector = new TextCollector(TextCollector.DEFAULT_LIMIT);
    private final TextSender sender = new TextSender();
    private int stage = LoginStage.SECURITY;
    private int asked = -1;
    private boolean offeredOperational;
    private boolean complete;
    private int tsih;

    /**
     * Begins a login.
     *
     * @param settings names, secrets and wishes
     * @param random where challenges come from
     */
    public InitiatorLogin(InitiatorSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.keys = new Negotiation(false, settings.wishes());
        keys.discovery(settings.targetName() == null);
        ChapAccount account = settings.account();
        chap = account == null ? null : new InitiatorChap(account, settings.peer(), settings.algorithms(), random);
    }

    /**
     * Gives the first request.
     *
     * @return what to send
     */
    public LoginStep start() {
        List<KeyValue> text = new ArrayList<>();
        text.add(new KeyValue("InitiatorName", settings.initiatorName()));
        String alias = settings.initiatorAlias();
        if (alias != null) {
            text.add(new KeyValue("InitiatorAlias", alias));
        }
        String target = settings.targetName();
        if (target != null) {
            text.add(new KeyValue("TargetName", target));
        }
        text.add(new KeyValue("SessionType", target == null ? "Discovery" : "Normal"));
        keys.wish("AuthMethod", chap == null ? "None" : settings.peer() == null ? "CHAP,None" : "CHAP");
        text.add(keys.offer("AuthMethod"));
        sender.add(text);
        return step(chap == null ? LoginStage.OPERATIONAL : -1);
    }

    /**
     * Takes one response.
     *
     * @param response its header
     * @param data its data segment from position to limit, consumed
     * @return what to send next, or null if the login is complete
     * @throws LoginException if the target refused, moved or broke the rules
     * @throws ProtocolException if the text is wrong
     */
    public @Nullable LoginStep receive(LoginResponsePdu response, ByteBuffer data)
            throws LoginException, ProtocolException {
        collector.add(data);
        int status = response.statusClass() << 8 | response.statusDetail();
        if (status != LoginStatus.SUCCESS) {
            refused(status);
        }
        if (response.more()) {
            return new LoginStep(stage, -1, false, ByteBuffer.allocate(0));
        }
        if (sender.hasMore()) {
            return step(asked);
        }
        check(response);
        List<KeyValue> answer = new ArrayList<>();
        take(collector.finish(), answer);
        if (response.transit()) {
            stage = response.nextStage();
        }
        if (stage == LoginStage.FULL_FEATURE) {
            complete = true;
            tsih = response.tsih();
            keys.reopen();
            return null;
        }
        return next(answer);
    }

    /**
     * Returns what was agreed.
     *
     * @return the parameters
     * @throws IllegalStateException before the login is complete
     */
    public SessionParameters parameters() {
        if (!complete) {
            throw new IllegalStateException("login is not complete");
        }
        return SessionParameters.of(keys);
    }

    /**
     * Returns the handle the target gave the session.
     *
     * @return TSIH, 0 before the login is complete
     */
    public int tsih() {
        return tsih;
    }

    /**
     * Returns the state of the text keys, such as TargetAlias and TargetPortalGroupTag as declared.
     *
     * @return the keys
     */
    public Negotiation keys() {
        return keys;
    }

    private void refused(int status) throws LoginException, ProtocolException {
        String address = null;
        for (KeyValue pair : collector.finish()) {
            if (pair.key().equals("TargetAddress")) {
                address = pair.value();
            }
        }
        LoginStatus meaning = LoginStatus.of(status);
        throw new LoginException(status, meaning == null ? "login refused" : meaning.name(), address);
    }

    private void check(LoginResponsePdu response) throws LoginException {
        boolean legal = response.currentStage() == stage && response.versionActive() == 0;
        if (response.transit()) {
            legal &= LoginStage.allows(stage, response.nextStage()) && response.nextStage() <= asked;
        }
        if (!legal) {
            throw new LoginException(LoginStatus.TARGET_ERROR, "login response out of order");
        }
    }

    private void take(List<KeyValue> pairs, List<KeyValue> answer) throws LoginException {
        Map<String, String> chapKeys = new LinkedHashMap<>();
        for (KeyValue pair : pairs) {
            LoginKey row = LoginKeys.find(pair.key());
            if (row != null && row.result() == LoginKey.Result.CHAP) {
                chapKeys.put(pair.key(), pair.value());
            } else {
                KeyValue reply = keys.receive(pair, LoginStage.phase(stage));
                if (reply != null) {
                    answer.add(reply);
                }
            }
        }
        if (chap != null && !chapKeys.isEmpty()) {
            chap.receive(chapKeys, answer);
        }
    }

    private LoginStep next(List<KeyValue> answer) throws LoginException {
        int wanted = LoginStage.FULL_FEATURE;
        if (stage == LoginStage.SECURITY) {
            wanted = security(answer);
        } else {
            requireProof();
            if (!offeredOperational) {
                offeredOperational = true;
                for (String key : settings.wishes().keySet()) {
                    answer.add(keys.offer(key));
                }
            }
        }
        sender.add(answer);
        return step(wanted);
    }

    private int security(List<KeyValue> answer) throws LoginException {
        InitiatorChap proof = chap;
        if (proof == null || !keys.value("AuthMethod").equals("CHAP")) {
            requireProof();
            return LoginStage.OPERATIONAL;
        }
        if (!proof.answered() && answer.isEmpty()) {
            answer.add(proof.algorithms());
            return -1;
        }
        return LoginStage.OPERATIONAL;
    }

    /** A target that was asked to prove itself must have done so before the initiator goes on. */
    private void requireProof() throws LoginException {
        if (settings.peer() != null && (chap == null || !chap.complete())) {
            throw new LoginException(LoginStatus.AUTHENTICATION_FAILURE, "the target did not prove who it is");
        }
    }

    private LoginStep step(int wanted) {
        asked = wanted;
        ByteBuffer text = sender.next(TargetLogin.MAX_SEGMENT);
        boolean more = sender.hasMore();
        return new LoginStep(stage, more ? -1 : wanted, more, text);
    }
}
