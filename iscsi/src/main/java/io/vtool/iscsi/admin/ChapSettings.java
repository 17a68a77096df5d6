package io.vtool.iscsi.admin;

/**
 * CHAP credentials as a record has them; empty text is none. They never appear in {@link #toString}.
 *
 * @param algorithms names in order of preference, such as {@code SHA256,MD5}
 * @param user what the initiator calls itself
 * @param secret what it proves to know
 * @param peerUser what the target calls itself
 * @param peerSecret what the target must prove to know; empty when it need not
 */
public record ChapSettings(String algorithms, String user, String secret, String peerUser, String peerSecret) {
    @Override
    public String toString() {
        return "ChapSettings[user=" + user + ", peerUser=" + peerUser + "]";
    }
}
