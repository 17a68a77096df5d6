package io.vtool.dfsr.engine;

/**
 * What an administrator sets of the debug log (DfsrMachineConfig).
 *
 * @param severity 1 for errors, 2 for warnings too, 3 to 5 for everything; 0 for no log
 * @param mostLines lines of a full log
 * @param mostFiles logs that are kept
 */
record LogSettings(int severity, int mostLines, int mostFiles) {
    static final int OFF = 0;

    private static final int ERRORS = 1;
    private static final int WARNINGS = 2;

    /** Whether an entry of a level, empty for an ordinary one, is written. */
    boolean writes(String level) {
        return switch (level) {
            case "ERROR" -> severity >= ERRORS;
            case "WARN" -> severity >= WARNINGS;
            default -> severity > WARNINGS;
        };
    }
}
