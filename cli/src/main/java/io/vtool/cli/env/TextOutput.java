package io.vtool.cli.env;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A buffered stream of UTF-8 text, whatever the locale says. A failed write surfaces as {@link OutputFailed}, so that code
 * that prints needs no declarations.
 */
public final class TextOutput {
    private static final int SIZE = 16 * 1024;
    private static final int LONGEST_CHARACTER = 4;
    /** Up to here characters are encoded one by one; the library takes longer texts whole, but as a copy. */
    private static final int SHORT = 12;

    private final OutputStream sink;
    private final byte[] buffer = new byte[SIZE];
    private int used;
    private boolean touched;

    /**
     * Makes an output over a stream.
     *
     * @param sink where the bytes go; never closed
     */
    public TextOutput(OutputStream sink) {
        this.sink = sink;
    }

    /** Whether anything was printed so far. */
    public boolean touched() {
        return touched;
    }

    /**
     * Prints text as it is. A lone surrogate becomes a question mark.
     *
     * @param text the text
     * @return this
     */
    public TextOutput print(CharSequence text) {
        int length = text.length();
        if (length > SHORT) {
            return encoded(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        touched = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (used > SIZE - LONGEST_CHARACTER) {
                drain();
            }
            if (c < 0x80) {
                buffer[used++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                encode(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                encode(Character.isSurrogate(c) ? '?' : c);
            }
        }
        return this;
    }

    /**
     * Prints text that is UTF-8 already.
     *
     * @param text its bytes
     * @return this
     */
    public TextOutput encoded(byte[] text) {
        touched = true;
        if (text.length > SIZE - used) {
            drain();
            if (text.length > SIZE) {
                write(text, text.length);
                return this;
            }
        }
        System.arraycopy(text, 0, buffer, used, text.length);
        used += text.length;
        return this;
    }

    /**
     * Prints one character of ASCII.
     *
     * @param c the character
     * @return this
     */
    public TextOutput print(char c) {
        touched = true;
        if (used > SIZE - LONGEST_CHARACTER) {
            drain();
        }
        encode(c);
        return this;
    }

    /**
     * Prints a number in decimal.
     *
     * @param number the number
     * @return this
     */
    public TextOutput print(long number) {
        return print(Long.toString(number));
    }

    /**
     * Prints a line and its end.
     *
     * @param text the line
     * @return this
     */
    public TextOutput line(CharSequence text) {
        return print(text).print('\n');
    }

    /** Ends the line. */
    public TextOutput line() {
        return print('\n');
    }

    /**
     * Prints text that somebody else wrote: control characters, which could steer a terminal, become question marks.
     *
     * @param text the text
     * @return this
     */
    public TextOutput foreign(CharSequence text) {
        int length = text.length();
        int clean = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\t' || c >= 0x7f && c < 0xa0) {
                print(text.subSequence(clean, i)).print('?');
                clean = i + 1;
            }
        }
        return print(clean == 0 ? text : text.subSequence(clean, length));
    }

    /**
     * Writes bytes as they are, for compatible tools that emit binary data.
     *
     * @param bytes the bytes
     */
    public void bytes(byte[] bytes) {
        touched = true;
        drain();
        write(bytes, bytes.length);
    }

    /** Hands everything printed so far to the stream. */
    public void flush() {
        drain();
        try {
            sink.flush();
        } catch (IOException e) {
            throw new OutputFailed(e);
        }
    }

    private void encode(int point) {
        if (point < 0x80) {
            buffer[used++] = (byte) point;
        } else if (point < 0x800) {
            buffer[used++] = (byte) (0xc0 | point >> 6);
            buffer[used++] = (byte) (0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            buffer[used++] = (byte) (0xe0 | point >> 12);
            buffer[used++] = (byte) (0x80 | point >> 6 & 0x3f);
            buffer[used++] = (byte) (0x80 | point & 0x3f);
        } else {
            buffer[used++] = (byte) (0xf0 | point >> 18);
            buffer[used++] = (byte) (0x80 | point >> 12 & 0x3f);
            buffer[used++] = (byte) (0x80 | point >> 6 & 0x3f);
            buffer[used++] = (byte) (0x80 | point & 0x3f);
        }
    }

    private void drain() {
        int length = used;
        used = 0;
        write(buffer, length);
    }

    private void write(byte[] bytes, int length) {
        if (length == 0) {
            return;
        }
        try {
            sink.write(bytes, 0, length);
        } catch (IOException e) {
            throw new OutputFailed(e);
        }
    }
}
