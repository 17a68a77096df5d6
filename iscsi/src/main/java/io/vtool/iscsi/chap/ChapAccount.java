package io.vtool.iscsi.chap;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** A CHAP name and its secret. The secret never leaves it but hashed. */
public final class ChapAccount {
    private final String name;
    private final byte[] secret;

    /**
     * Makes an account.
     *
     * @param name CHAP_N
     * @param secret the secret's bytes, copied
     */
    public ChapAccount(String name, byte[] secret) {
        this.name = name;
        this.secret = secret.clone();
    }

    /**
     * Makes an account from a secret in characters.
     *
     * @param name CHAP_N
     * @param secret the secret, taken as UTF-8
     * @return the account
     */
    public static ChapAccount of(String name, char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        encoded.clear();
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        ChapAccount account = new ChapAccount(name, bytes);
        Arrays.fill(bytes, (byte) 0);
        return account;
    }

    /**
     * Returns the name.
     *
     * @return CHAP_N
     */
    public String name() {
        return name;
    }

    /**
     * Computes the response to a challenge.
     *
     * @param algorithm the hash
     * @param identifier CHAP_I
     * @param challenge the bytes of CHAP_C
     * @return the bytes of CHAP_R
     */
    public byte[] respond(ChapAlgorithm algorithm, int identifier, byte[] challenge) {
        return algorithm.respond(identifier, secret, challenge);
    }

    /**
     * Tells whether another account has the same secret, which mutual authentication forbids (RFC 7143 9.2.1).
     *
     * @param other the other direction's account
     * @return whether the secrets are equal
     */
    public boolean sameSecret(ChapAccount other) {
        return MessageDigest.isEqual(secret, other.secret);
    }

    /**
     * Returns the name alone.
     *
     * @return the name
     */
    @Override
    public String toString() {
        return name;
    }
}
