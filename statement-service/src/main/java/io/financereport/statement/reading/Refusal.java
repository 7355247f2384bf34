package io.financereport.statement.reading;

/**
 * Ends the reading of a file that cannot be read as a whole. Only {@link StatementReader} catches it and turns it into a
 * {@link Reading.Refused}: from deep inside a column, an exception is the shortest way out, and no partial data may stay.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReadingProblem problem;

    public Refusal(ReadingCode code, String detail, long line) {
        super(code.code() + ": " + detail, null, false, false);
        this.problem = ReadingProblem.at(code, detail, line);
    }

    public Refusal(ReadingCode code, String detail) {
        super(code.code() + ": " + detail, null, false, false);
        this.problem = ReadingProblem.of(code, detail);
    }

    public ReadingProblem problem() {
        return problem;
    }
}
