package io.vtool.multipath.map;

/** Where messages go; those of a level above the verbosity are not shown. */
public interface Log {
    /** Tells nothing. */
    Log SILENT = new Log() {
        @Override
        public boolean wants(int level) {
            return false;
        }

        @Override
        public void line(int level, String text) {}
    };

    /** Whether a message of a level is wanted. */
    boolean wants(int level);

    /** A message. */
    void line(int level, String text);
}
