package io.vtool.iscsi.text;

/**
 * One text pair (RFC 7143 6.1).
 *
 * @param key the name, case sensitive
 * @param value the value, possibly empty
 */
public record KeyValue(String key, String value) {
    /** The answer to a key that is not known. */
    public static final String NOT_UNDERSTOOD = "NotUnderstood";
    /** The answer to a key that means nothing here. */
    public static final String IRRELEVANT = "Irrelevant";
    /** The answer to a value that is not allowed. */
    public static final String REJECT = "Reject";
    /** The value that stands for none of a list. */
    public static final String NONE = "None";

    /**
     * Returns the key alone: values may be secrets.
     *
     * @return the key
     */
    @Override
    public String toString() {
        return key;
    }
}
