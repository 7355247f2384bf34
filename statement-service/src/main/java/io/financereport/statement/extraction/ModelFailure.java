package io.financereport.statement.extraction;

/** A model gave no answer that holds. The message says why, in words for a person and without a word of the file. */
final class ModelFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ModelFailure(String reason) {
        super(reason);
    }
}
