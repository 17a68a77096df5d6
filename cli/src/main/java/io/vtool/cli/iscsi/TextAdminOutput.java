package io.vtool.cli.iscsi;

import io.vtool.cli.env.TextOutput;
import io.vtool.iscsi.admin.AdminOutput;
import io.vtool.iscsi.admin.AdminView;
import io.vtool.iscsi.admin.LoginReport;

/** Prints answers as the real program does. What is said while something goes on is shown at once. */
final class TextAdminOutput implements AdminOutput {
    private final String name;
    private final TextOutput out;
    private final TextOutput err;

    TextAdminOutput(String name, TextOutput out, TextOutput err) {
        this.name = name;
        this.out = out;
        this.err = err;
    }

    @Override
    public void line(String text) {
        out.foreign(text).line();
        out.flush();
    }

    @Override
    public void error(String text) {
        err.print(name).print(": ").foreign(text).line();
        err.flush();
    }

    @Override
    public void plainError(String text) {
        err.foreign(text).line();
    }

    @Override
    public void show(AdminView view) {
        StringBuilder text = new StringBuilder();
        view.print(text);
        out.print(text);
    }

    @Override
    public void login(LoginReport report) {
        // the lines say it
    }
}
