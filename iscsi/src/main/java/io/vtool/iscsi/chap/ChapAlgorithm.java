package io.vtool.iscsi.chap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The hash algorithms of CHAP, by their registered numbers (RFC 1994 and the PPP authentication registry). */
public enum ChapAlgorithm {
    MD5(5, "MD5", 16),
    SHA1(6, "SHA-1", 20),
    SHA256(7, "SHA-256", 32),
    SHA3_256(8, "SHA3-256", 32);

    private final int code;
    private final String digest;
    private final int length;

    ChapAlgorithm(int code, String digest, int length) {
        this.code = code;
        this.digest = digest;
        this.length = length;
    }

    /**
     * Returns the number that stands in CHAP_A.
     *
     * @return 5 to 8
     */
    public int code() {
        return code;
    }

    /**
     * Returns the length of a response.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /**
     * Finds an algorithm.
     *
     * @param code text as it stands in CHAP_A
     * @return the algorithm, or null if there is none here
     */
    public static @Nullable ChapAlgorithm of(String code) {
        for (ChapAlgorithm algorithm : values()) {
            if (code.equals(Integer.toString(algorithm.code))) {
                return algorithm;
            }
        }
        return null;
    }

    /**
     * Computes a response: the hash of identifier, secret and challenge (RFC 1994 4.1).
     *
     * @param identifier CHAP_I, 0 to 255
     * @param secret the secret's bytes
     * @param challenge the bytes of CHAP_C
     * @return the response
     */
    public byte[] respond(int identifier, byte[] secret, byte[] challenge) {
        try {
            MessageDigest hash = MessageDigest.getInstance(digest);
            hash.update((byte) identifier);
            hash.update(secret);
            return hash.digest(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this runtime lacks " + digest, e);
        }
    }
}
