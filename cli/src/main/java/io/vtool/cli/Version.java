package io.vtool.cli;

/** The release; a test holds it to the project's. Kept in code because opening a resource costs start-up time. */
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}

    /**
     * The release and what it was built from: {@code 0.1.0 (commit 2a90967c01d2, 2026-11-29T01:02:03Z)}.
     *
     * @param commit the commit and, behind a blank, its time
     */
    static String built(String commit) {
        int blank = commit.indexOf(' ');
        return NUMBER + " (commit " + (blank < 0 ? commit : commit.substring(0, blank) + "," + commit.substring(blank))
                + ")";
    }
}
