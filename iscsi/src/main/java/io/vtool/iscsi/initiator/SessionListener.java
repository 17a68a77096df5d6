package io.vtool.iscsi.initiator;

/** Is told what a target says unasked. Called on the reading thread: must not wait, and not use the session. */
public interface SessionListener {

    /** Listens to nothing. */
    SessionListener NONE = new SessionListener() {
        @Override
        public void unitAttention(IscsiSession session, long lun, byte[] sense) {}

        @Override
        public void asyncMessage(IscsiSession session, AsyncEvent event) {}
    };

    /**
     * Tells of a unit attention; the command that met it is tried once more. Called on the thread of the command.
     *
     * @param session where it came
     * @param lun the LUN field
     * @param sense the sense data
     */
    void unitAttention(IscsiSession session, long lun, byte[] sense);

    /**
     * Tells of an asynchronous message. The session acts on it by itself.
     *
     * @param session where it came
     * @param event what it said
     */
    void asyncMessage(IscsiSession session, AsyncEvent event);
}
