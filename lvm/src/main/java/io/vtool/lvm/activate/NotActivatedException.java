package io.vtool.lvm.activate;

/** A volume cannot be activated; says why. */
public final class NotActivatedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotActivatedException(String message) {
        super(message);
    }
}
