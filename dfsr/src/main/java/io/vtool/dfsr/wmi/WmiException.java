package io.vtool.dfsr.wmi;

/** A request that WMI refuses. */
public final class WmiException extends Exception {
    /** WBEM_E_FAILED. */
    public static final int FAILED = 0x80041001;

    /** WBEM_E_ACCESS_DENIED. */
    public static final int ACCESS_DENIED = 0x80041003;

    /** WBEM_E_INVALID_PARAMETER. */
    public static final int INVALID_PARAMETER = 0x80041008;

    /** WBEM_E_INVALID_NAMESPACE. */
    public static final int INVALID_NAMESPACE = 0x8004100e;

    /** WBEM_E_INVALID_CLASS. */
    public static final int INVALID_CLASS = 0x80041010;

    /** WBEM_E_PROVIDER_LOAD_FAILURE. */
    public static final int PROVIDER_LOAD_FAILURE = 0x80041013;

    /** WBEM_E_INVALID_QUERY. */
    public static final int INVALID_QUERY = 0x80041017;

    /** WBEM_E_READ_ONLY. */
    public static final int READ_ONLY = 0x80041023;

    /** WBEM_E_INVALID_METHOD. */
    public static final int INVALID_METHOD = 0x8004102e;

    /** WBEM_E_INVALID_METHOD_PARAMETERS. */
    public static final int INVALID_METHOD_PARAMETERS = 0x8004102f;

    /** RPC_S_SERVER_UNAVAILABLE. */
    public static final int SERVER_UNAVAILABLE = 0x800706ba;

    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * A refusal.
     *
     * @param code HRESULT
     */
    public WmiException(int code) {
        super("0x" + Integer.toHexString(code));
        this.code = code;
    }

    /**
     * A refusal with its cause.
     *
     * @param code HRESULT
     * @param cause why
     */
    public WmiException(int code, Throwable cause) {
        super("0x" + Integer.toHexString(code), cause);
        this.code = code;
    }

    /** HRESULT. */
    public int code() {
        return code;
    }
}
