package io.vtool.cli.iscsi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes lines to standard error, each whole and at once, from any thread. When nobody takes them, they are dropped. */
final class ErrorLines implements Appendable {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    ErrorLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized Appendable append(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
        return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) {
        return append(text.subSequence(start, end));
    }

    @Override
    public synchronized Appendable append(char c) {
        line.append(c);
        if (c == '\n') {
            try {
                out.write(line.toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                // a trace is no reason to fail
                line.setLength(0);
            }
            line.setLength(0);
        }
        return this;
    }
}
