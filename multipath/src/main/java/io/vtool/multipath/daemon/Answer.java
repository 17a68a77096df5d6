package io.vtool.multipath.daemon;

/**
 * An answer.
 *
 * @param failed whether the command failed
 * @param text the text, empty when the usual word says it
 */
record Answer(boolean failed, String text) {
    static final Answer OK = new Answer(false, "");
    static final Answer FAILED = new Answer(true, "");

    static Answer of(String text) {
        return new Answer(false, text);
    }

    static Answer of(boolean done) {
        return done ? OK : FAILED;
    }
}
