package io.vtool.lvm.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text as the key of what it holds; of megabytes only the end, which says when the text was written, makes the hash. */
final class SameText {
    private static final int END = 64;

    private final byte[] bytes;
    private final int hash;

    SameText(byte[] bytes) {
        this.bytes = bytes;
        int sum = bytes.length;
        for (int i = Math.max(0, bytes.length - END); i < bytes.length; i++) {
            sum = 31 * sum + bytes[i];
        }
        this.hash = sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SameText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
