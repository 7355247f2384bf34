package io.financereport.launcher;

/** Why nothing runs, in one sentence that a person can act on. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    StartFailure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
