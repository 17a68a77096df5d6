package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;

/** Says nothing, of what was said before. */
enum Silence implements Messages {
    /** The one. */
    HEARD_BEFORE;

    @Override
    public void print(String line) {}

    @Override
    public void printLines(CharSequence lines) {}

    @Override
    public void error(String line) {}
}
