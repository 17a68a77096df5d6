package io.vtool.lvm.thin;

import java.io.IOException;

/** What should be a thin pool's metadata is none, or is damaged; says which block and how. */
public final class ThinMetadataException extends IOException {
    private static final long serialVersionUID = 1L;

    ThinMetadataException(String message) {
        super(message);
    }
}
