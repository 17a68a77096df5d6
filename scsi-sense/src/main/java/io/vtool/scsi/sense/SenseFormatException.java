package io.vtool.scsi.sense;

/** The bytes are not sense data of a format the standard defines. */
public final class SenseFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SenseFormatException(String message) {
        super(message);
    }
}
