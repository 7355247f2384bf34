package io.financereport.environments.coverage;

/** There is no figure, and the message says what to run to have one. */
final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotMeasured(String message) {
        super(message);
    }
}
