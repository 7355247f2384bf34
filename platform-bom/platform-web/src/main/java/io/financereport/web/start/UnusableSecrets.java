package io.financereport.web.start;

/** The secrets file cannot be used; the message says where and why, and holds no value. */
final class UnusableSecrets extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableSecrets(String message) {
        super(message);
    }
}
