package io.financereport.tenancy;

/** A token that must not be trusted; the message says why, without the token. */
public final class InvalidToken extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidToken(String reason) {
        super(reason);
    }
}
