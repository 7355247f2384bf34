package io.financereport.statement.differential;

/** The other library does not read the file at all. */
final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRead(String reason) {
        super(reason);
    }

    NotRead(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
