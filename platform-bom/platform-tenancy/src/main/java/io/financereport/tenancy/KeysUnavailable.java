package io.financereport.tenancy;

/** No gateway tells its public keys at the moment, so that nothing can be said about a token; later it can. */
public final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnavailable(String message) {
        super(message);
    }
}
