package io.vtool.iscsi.login;

import io.vtool.iscsi.text.KeyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of the text keys at one end of a session (RFC 7143 6.2): what this end wishes, what it has offered, what the
 * other end declared and what came out. Both ends use it, and either may offer.
 */
public final class Negotiation {
    private final char peer;
    private final Map<String, String> wishes;
    private final Map<String, String> results = new HashMap<>();
    private final Map<String, String> declaredByPeer = new HashMap<>();
    private final Set<String> offered = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private boolean discovery;

    /**
     * Begins a negotiation.
     *
     * @param target whether this end is the target
     * @param wishes what this end wants, by key: a number, Yes or No, or a list in order of preference; what is not named
     *     is left at the standard's default
     */
    Negotiation(boolean target, Map<String, String> wishes) {
        this.peer = target ? 'I' : 'T';
        this.wishes = new HashMap<>(wishes);
    }

    void discovery(boolean value) {
        discovery = value;
    }

    void wish(String key, String value) {
        wishes.put(key, value);
    }

    /** Forgets what was settled, so that an exchange in full feature phase may declare anew. */
    public void reopen() {
        settled.clear();
        offered.clear();
    }

    /** Makes an offer or a declaration of what this end wishes. */
    KeyValue offer(String key) {
        LoginKey row = known(key);
        if (row.result() != LoginKey.Result.DECLARE) {
            offered.add(key);
        }
        return new KeyValue(key, wish(row));
    }

    /**
     * Takes one pair of the peer, an answer or an offer.
     *
     * @return the answer to send, or null if none is due
     * @throws LoginException if the peer broke the rules of negotiation
     */
    @Nullable
    public KeyValue receive(KeyValue pair, char phase) throws LoginException {
        LoginKey row = LoginKeys.find(pair.key());
        if (row == null) {
            boolean answer = isReserved(pair.value());
            return answer ? null : new KeyValue(pair.key(), KeyValue.NOT_UNDERSTOOD);
        }
        if (offered.remove(pair.key())) {
            settle(row);
            accept(row, pair.value());
            return null;
        }
        if (row.result() == LoginKey.Result.DECLARE) {
            declare(row, pair.value());
            return null;
        }
        settle(row);
        if (!row.sentBy(peer) || !row.inPhase(phase)) {
            return new KeyValue(pair.key(), KeyValue.REJECT);
        }
        return new KeyValue(
                pair.key(), discovery && !row.inDiscovery() ? KeyValue.IRRELEVANT : answer(row, pair.value()));
    }

    /**
     * Returns what holds for a key that both ends agree on.
     *
     * @param key the key
     * @return the result, or the standard's default
     */
    public String value(String key) {
        String result = results.get(key);
        return result != null ? result : known(key).defaultValue();
    }

    /**
     * Returns everything both ends have agreed on by now.
     *
     * @return the results by key, sorted; keys that stayed at the standard's default are not there
     */
    public Map<String, String> agreed() {
        return new TreeMap<>(results);
    }

    /**
     * Returns what the peer declared.
     *
     * @param key the key
     * @return its value, or null if it declared nothing
     */
    public @Nullable String declared(String key) {
        return declaredByPeer.get(key);
    }

    /**
     * Returns a number the peer declared.
     *
     * @param key the key
     * @return its number, or the standard's default
     */
    public int peerNumber(String key) {
        LoginKey row = known(key);
        return (int) row.number(declaredByPeer.getOrDefault(key, row.defaultValue()));
    }

    /**
     * Returns what this end declares or wishes.
     *
     * @param key the key
     * @return the wish, or the standard's default
     */
    public String own(String key) {
        return wish(known(key));
    }

    private static LoginKey known(String key) {
        LoginKey row = LoginKeys.find(key);
        if (row == null) {
            throw new IllegalArgumentException("no text key " + key);
        }
        return row;
    }

    private String wish(LoginKey row) {
        return wishes.getOrDefault(row.name(), row.defaultValue());
    }

    private void settle(LoginKey row) throws LoginException {
        if (!settled.add(row.name())) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, row.name() + " was negotiated twice");
        }
    }

    private void declare(LoginKey row, String value) throws LoginException {
        if (!row.sentBy(peer)) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, row.name() + " is not for this end to send");
        }
        if (row.kind().equals("number") && row.number(value) < 0) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, row.name() + " is out of range");
        }
        String before = declaredByPeer.put(row.name(), value);
        boolean again = !settled.add(row.name());
        if (again && !value.equals(before)) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, row.name() + " was declared twice");
        }
    }

    private String answer(LoginKey row, String offer) {
        String result = combine(row, offer);
        if (result == null) {
            return KeyValue.REJECT;
        }
        results.put(row.name(), result);
        return result;
    }

    private void accept(LoginKey row, String answer) throws LoginException {
        if (isReserved(answer)) {
            results.remove(row.name());
            return;
        }
        boolean fits = switch (row.result()) {
            case MIN -> row.number(answer) >= 0 && row.number(answer) <= row.number(wish(row));
            case MAX -> row.number(answer) >= row.number(wish(row));
            case LIST -> members(wish(row)).contains(answer);
            case AND, OR, NO -> answer.equals("Yes") || answer.equals("No");
            default -> true;
        };
        String result = fits ? combine(row, answer) : null;
        if (result == null) {
            throw new LoginException(LoginStatus.INITIATOR_ERROR, row.name() + " was answered out of range");
        }
        results.put(row.name(), result);
    }

    private @Nullable String combine(LoginKey row, String theirs) {
        String ours = wish(row);
        return switch (row.result()) {
            case MIN, MAX -> {
                long number = row.number(theirs);
                long own = row.number(ours);
                boolean takeTheirs = row.result() == LoginKey.Result.MIN ? number <= own : number >= own;
                yield number < 0 ? null : Long.toString(takeTheirs ? number : own);
            }
            case AND, OR -> {
                if (!theirs.equals("Yes") && !theirs.equals("No")) {
                    yield null;
                }
                String strong = row.result() == LoginKey.Result.AND ? "No" : "Yes";
                yield ours.equals(strong) ? ours : theirs;
            }
            case LIST -> firstCommon(members(theirs), members(ours));
            case NO -> "No";
            default -> null;
        };
    }

    private static @Nullable String firstCommon(List<String> theirs, List<String> ours) {
        for (String member : theirs) {
            if (ours.contains(member)) {
                return member;
            }
        }
        return null;
    }

    private static List<String> members(String list) {
        return new ArrayList<>(List.of(list.split(",", -1)));
    }

    private static boolean isReserved(String value) {
        return value.equals(KeyValue.NOT_UNDERSTOOD)
                || value.equals(KeyValue.IRRELEVANT)
                || value.equals(KeyValue.REJECT);
    }
}
