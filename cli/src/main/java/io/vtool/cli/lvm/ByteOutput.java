package io.vtool.cli.lvm;

import io.vtool.cli.env.TextOutput;
import io.vtool.lvm.command.LvmOutput;
import java.nio.charset.StandardCharsets;

/** Prints text that has one byte in each char. Output is flushed before an error, so that a terminal shows them in order. */
final class ByteOutput implements LvmOutput {
    /** What is longer is not looked at before it is printed. */
    private static final int LONG = 4096;

    private final TextOutput out;
    private final TextOutput err;

    ByteOutput(TextOutput out, TextOutput err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void out(CharSequence text) {
        print(out, text);
    }

    @Override
    public void err(CharSequence text) {
        print(err, text);
    }

    private static void print(TextOutput to, CharSequence text) {
        if (text.length() > LONG) {
            to.bytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                to.bytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
        }
        to.print(text);
    }
}
