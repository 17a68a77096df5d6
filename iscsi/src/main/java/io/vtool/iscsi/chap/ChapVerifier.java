package io.vtool.iscsi.chap;

import io.vtool.iscsi.pdu.ProtocolException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The side that asks: sends one challenge and checks the response to it. */
public final class ChapVerifier {
    private static final byte[] ABSENT = {0};

    private final ChapAccount expected;
    private final ChapAlgorithm algorithm;
    private final int identifier;
    private final byte[] challenge;

    /**
     * Makes a verifier for one challenge.
     *
     * @param expected the account the peer must prove
     * @param algorithm the agreed hash
     * @param identifier CHAP_I, 0 to 255
     * @param challenge random bytes, as many as a response has or more
     */
    public ChapVerifier(ChapAccount expected, ChapAlgorithm algorithm, int identifier, byte[] challenge) {
        this.expected = expected;
        this.algorithm = algorithm;
        this.identifier = identifier;
        this.challenge = challenge.clone();
    }

    /**
     * Returns CHAP_I.
     *
     * @return 0 to 255
     */
    public int identifier() {
        return identifier;
    }

    /**
     * Returns CHAP_C.
     *
     * @return {@code 0x...}
     */
    public String challenge() {
        return ChapBinary.encodeHex(challenge);
    }

    /**
     * Tells whether a challenge is this one come back: a peer that has us answer our own question (RFC 7143 9.2.1).
     *
     * @param other the peer's challenge
     * @return whether it must be refused
     */
    public boolean isReflection(byte[] other) {
        return MessageDigest.isEqual(challenge, other);
    }

    /**
     * Checks a response. A wrong name takes the same time and gives the same answer as a wrong response.
     *
     * @param name CHAP_N, or null if it did not come
     * @param response CHAP_R, or null if it did not come
     * @return whether the peer is who it should be
     */
    public boolean accepts(@Nullable String name, @Nullable String response) {
        byte[] given = ABSENT;
        try {
            if (response != null) {
                given = ChapBinary.decode(response);
            }
        } catch (ProtocolException malformed) {
            given = ABSENT;
        }
        boolean right = MessageDigest.isEqual(expected.respond(algorithm, identifier, challenge), given);
        return right && expected.name().equals(name); // the hash has been computed either way
    }
}
