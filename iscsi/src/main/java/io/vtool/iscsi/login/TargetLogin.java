package io.vtool.iscsi.login;

import io.vtool.iscsi.login.LoginAuthority.Admission;
import io.vtool.iscsi.pdu.LoginRequestPdu;
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

/** The target's side of one login: takes requests, gives responses (RFC 7143 6.3). */
public final class TargetLogin {
    /** The longest data segment that may be sent during a login, as nobody has declared more yet. */
    public static final int MAX_SEGMENT = 8192;

    private final LoginAuthority authority;
    private final RandomGenerator random;
    private final Negotiation keys;
    private final TextCollector collector = new TextCollector(TextCollector.DEFAULT_LIMIT);
    private final TextSender sender = new TextSender();
    private int stage = -1;
    private int taskTag;
    private int tsih;
    private @Nullable LoginIdentity identity;
    private @Nullable TargetChap chap;
    private @Nullable SessionParameters parameters;
    private boolean declared;

    /**
     * Begins a login.
     *
     * @param authority decides who may log in
     * @param wishes what this target wants of the text keys, see {@link Negotiation}
     * @param random where challenges come from
     */
    public TargetLogin(LoginAuthority authority, Map<String, String> wishes, RandomGenerator random) {
        this.authority = authority;
        this.random = random;
        this.keys = new Negotiation(true, wishes);
    }

    /**
     * Takes one request.
     *
     * @param request its header
     * @param data its data segment from position to limit, consumed
     * @return what to answer; a status other than success ends the connection
     */
    public LoginReply receive(LoginRequestPdu request, ByteBuffer data) {
        try {
            return answer(request, data);
        } catch (LoginException e) {
            List<KeyValue> text = new ArrayList<>();
            String elsewhere = e.targetAddress();
            if (elsewhere != null) {
                text.add(new KeyValue("TargetAddress", elsewhere));
            }
            return failure(e.status(), text);
        } catch (ProtocolException e) {
            return failure(LoginStatus.INITIATOR_ERROR, List.of());
        }
    }

    /**
     * Returns what was agreed.
     *
     * @return the parameters
     * @throws IllegalStateException before the login is complete
     */
    public SessionParameters parameters() {
        SessionParameters agreed = parameters;
        if (agreed == null) {
            throw new IllegalStateException("login is not complete");
        }
        return agreed;
    }

    /**
     * Returns who logged in.
     *
     * @return the identity
     * @throws IllegalStateException before the first request is complete
     */
    public LoginIdentity identity() {
        LoginIdentity who = identity;
        if (who == null) {
            throw new IllegalStateException("login has not begun");
        }
        return who;
    }

    /**
     * Returns the state of the text keys, for negotiation in full feature phase.
     *
     * @return the keys
     */
    public Negotiation keys() {
        return keys;
    }

    private LoginReply failure(int status, List<KeyValue> text) {
        TextSender out = new TextSender();
        out.add(text);
        return new LoginReply(status, Math.max(stage, 0), -1, false, tsih, out.next(MAX_SEGMENT));
    }

    private LoginReply answer(LoginRequestPdu request, ByteBuffer data) throws LoginException, ProtocolException {
        check(request);
        boolean goesOn = sender.hasMore();
        if (goesOn && data.hasRemaining()) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, "text while the response goes on");
        }
        collector.add(data);
        if (request.more()) {
            return new LoginReply(LoginStatus.SUCCESS, stage, -1, false, tsih, ByteBuffer.allocate(0));
        }
        boolean leaves = request.transit();
        int next = request.nextStage();
        if (!goesOn) {
            process(request, collector.finish(), leaves && next == LoginStage.FULL_FEATURE);
        }
        ByteBuffer text = sender.next(MAX_SEGMENT);
        int from = stage;
        boolean grant = leaves && !sender.hasMore() && mayLeave();
        if (grant) {
            enter(next);
        }
        return new LoginReply(LoginStatus.SUCCESS, from, grant ? next : -1, sender.hasMore(), tsih, text);
    }

    private void check(LoginRequestPdu request) throws LoginException {
        if (request.versionMin() > 0) {
            throw new LoginException(LoginStatus.UNSUPPORTED_VERSION, "version 0 is not offered");
        }
        int current = request.currentStage();
        boolean first = stage < 0;
        boolean legal = LoginStage.negotiates(current)
                && (first || current == stage && request.taskTag() == taskTag)
                && !(request.transit() && request.more())
                && !(request.transit() && !LoginStage.allows(current, request.nextStage()));
        if (!legal) {
            throw new LoginException(LoginStatus.INVALID_DURING_LOGIN, "login request out of order");
        }
        if (first) {
            stage = current;
            taskTag = request.taskTag();
            tsih = request.tsih();
        }
    }

    private void process(LoginRequestPdu request, List<KeyValue> pairs, boolean toTheEnd) throws LoginException {
        List<KeyValue> answer = new ArrayList<>();
        if (identity == null) {
            open(request, pairs, answer);
        }
        Map<String, String> chapKeys = new LinkedHashMap<>();
        for (KeyValue pair : pairs) {
            LoginKey row = LoginKeys.find(pair.key());
            if (row != null && row.result() == LoginKey.Result.CHAP) {
                if (chapKeys.put(pair.key(), pair.value()) != null) {
                    throw new LoginException(LoginStatus.INITIATOR_ERROR, pair.key() + " came twice");
                }
            } else {
                KeyValue reply = keys.receive(pair, LoginStage.phase(stage));
                if (reply != null) {
                    answer.add(reply);
                }
            }
        }
        authenticate(chapKeys, answer);
        if (!declared && (stage == LoginStage.OPERATIONAL || toTheEnd)) {
            declared = true;
            answer.add(keys.offer("MaxRecvDataSegmentLength"));
        }
        sender.add(answer);
    }

    private void authenticate(Map<String, String> chapKeys, List<KeyValue> answer) throws LoginException {
        if (stage != LoginStage.SECURITY) {
            return;
        }
        for (KeyValue pair : answer) {
            if (pair.key().equals("AuthMethod") && pair.value().equals(KeyValue.REJECT)) {
                throw new LoginException(LoginStatus.AUTHENTICATION_FAILURE, "no common authentication method");
            }
        }
        TargetChap proof = chap;
        if (proof != null && keys.value("AuthMethod").equals("CHAP")) {
            proof.receive(chapKeys, answer);
        } else if (!chapKeys.isEmpty()) {
            throw new LoginException(LoginStatus.AUTHENTICATION_FAILURE, "CHAP was not agreed on");
        }
    }

    /** Reads who wants what, which must stand in the first request, and finds out on what terms. */
    private void open(LoginRequestPdu request, List<KeyValue> pairs, List<KeyValue> answer) throws LoginException {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (KeyValue pair : pairs) {
            declarations.putIfAbsent(pair.key(), pair.value());
        }
        String type = declarations.getOrDefault("SessionType", "Normal");
        boolean discovery = type.equals("Discovery");
        if (!discovery && !type.equals("Normal")) {
            throw new LoginException(LoginStatus.SESSION_TYPE_NOT_SUPPORTED, "unknown session type");
        }
        String initiator = declarations.getOrDefault("InitiatorName", "");
        String target = declarations.get("TargetName");
        if (initiator.isEmpty() || !discovery && (target == null || target.isEmpty())) {
            throw new LoginException(LoginStatus.MISSING_PARAMETER, "InitiatorName or TargetName is missing");
        }
        String alias = declarations.get("InitiatorAlias");
        LoginIdentity who = new LoginIdentity(initiator, alias, target, discovery, request.isid(), tsih, request.cid());
        Admission terms = authority.admit(who);
        identity = who;
        keys.discovery(discovery);
        ChapPolicy policy = terms.chap();
        if (policy != null) {
            chap = new TargetChap(policy, random);
            if (stage != LoginStage.SECURITY) {
                throw new LoginException(LoginStatus.AUTHENTICATION_FAILURE, "authentication was passed over");
            }
        }
        for (Map.Entry<String, String> wish : terms.parameters().entrySet()) {
            keys.wish(wish.getKey(), wish.getValue());
        }
        keys.wish("AuthMethod", policy == null ? "None" : "CHAP");
        if (terms.portalGroupTag() >= 0) {
            keys.wish("TargetPortalGroupTag", Integer.toString(terms.portalGroupTag()));
            answer.add(keys.offer("TargetPortalGroupTag"));
        }
        String targetAlias = terms.targetAlias();
        if (targetAlias != null) {
            keys.wish("TargetAlias", targetAlias);
            answer.add(keys.offer("TargetAlias"));
        }
    }

    /** Tells whether the initiator may leave the stage; leaving security without the proof that is due ends the login. */
    private boolean mayLeave() throws LoginException {
        TargetChap proof = chap;
        if (stage != LoginStage.SECURITY || proof == null || proof.proven()) {
            return true;
        }
        if (!keys.value("AuthMethod").equals("CHAP")) {
            throw new LoginException(LoginStatus.AUTHENTICATION_FAILURE, "authentication was passed over");
        }
        return false;
    }

    private void enter(int next) throws LoginException {
        LoginIdentity who = identity;
        if (next == LoginStage.FULL_FEATURE && who != null) {
            SessionParameters agreed = SessionParameters.of(keys);
            tsih = authority.establish(who, agreed);
            parameters = agreed;
            keys.reopen();
        }
        stage = next;
    }
}
