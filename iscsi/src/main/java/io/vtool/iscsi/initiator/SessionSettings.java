package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.InitiatorSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an initiator logs in and what it may do then.
 *
 * @param initiatorName its iSCSI name
 * @param initiatorAlias its alias, or null
 * @param isid initiator session id in the low 48 bits (RFC 7143 11.12.5); the same again reinstates a session
 * @param credentials the accounts of CHAP, or null
 * @param keys text keys to offer in a normal session, in order
 * @param access what the session may do
 * @param deadlines how long it waits
 * @param maxRedirects how often a target may send it elsewhere
 */
public record SessionSettings(
        String initiatorName,
        @Nullable String initiatorAlias,
        long isid,
        @Nullable Credentials credentials,
        Map<String, String> keys,
        MediumAccess access,
        Deadlines deadlines,
        int maxRedirects) {
    private static final int MAX_REDIRECTS = 4;

    /** Copies the keys. */
    public SessionSettings {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * Returns settings that only read and offer what suits any target.
     *
     * @param initiatorName the initiator's name
     * @param isid initiator session id
     * @return the settings
     */
    public static SessionSettings of(String initiatorName, long isid) {
        return new SessionSettings(
                initiatorName,
                null,
                isid,
                null,
                SessionKeys.defaults(),
                MediumAccess.READ_ONLY,
                Deadlines.defaults(),
                MAX_REDIRECTS);
    }

    /**
     * Returns these settings with other accounts.
     *
     * @param accounts the accounts of CHAP, or null for none
     * @return the settings
     */
    public SessionSettings with(@Nullable Credentials accounts) {
        return new SessionSettings(
                initiatorName, initiatorAlias, isid, accounts, keys, access, deadlines, maxRedirects);
    }

    /**
     * Returns these settings with another right.
     *
     * @param right what the session may do
     * @return the settings
     */
    public SessionSettings with(MediumAccess right) {
        return new SessionSettings(
                initiatorName, initiatorAlias, isid, credentials, keys, right, deadlines, maxRedirects);
    }

    /**
     * Returns these settings with other deadlines.
     *
     * @param times how long to wait
     * @return the settings
     */
    public SessionSettings with(Deadlines times) {
        return new SessionSettings(initiatorName, initiatorAlias, isid, credentials, keys, access, times, maxRedirects);
    }

    /**
     * Returns these settings with one key offered differently.
     *
     * @param key a text key of the operational stage
     * @param value what to offer
     * @return the settings
     */
    public SessionSettings with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(keys);
        changed.put(key, value);
        return new SessionSettings(
                initiatorName, initiatorAlias, isid, credentials, changed, access, deadlines, maxRedirects);
    }

    InitiatorSettings login(@Nullable String target) {
        Credentials chap = credentials;
        return new InitiatorSettings(
                initiatorName,
                initiatorAlias,
                target,
                chap == null ? null : chap.own(),
                chap == null ? null : chap.target(),
                chap == null ? Credentials.MD5_ONLY : chap.algorithms(),
                target == null ? SessionKeys.forDiscovery(keys) : keys);
    }
}
