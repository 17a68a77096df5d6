package io.vtool.lvm.thin;

import java.io.IOException;

/** What should be a pool's metadata is none, or is damaged; says which block and how. */
public final class PoolMetadataException extends IOException {
    private static final long serialVersionUID = 1L;

    PoolMetadataException(String message) {
        super(message);
    }
}
