package io.vtool.cli;

/** The release; a test holds it to the project's. Kept in code because opening a resource costs start-up time. */
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}
}
