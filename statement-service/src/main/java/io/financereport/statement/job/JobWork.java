package io.financereport.statement.job;

import java.time.Duration;

/** What is done for a job. */
public interface JobWork {
    /**
     * Does the work. Its last transaction calls {@link Jobs#finish}, so that the effect and the end of the job are one.
     *
     * @throws RuntimeException when it did not work out; it is tried again
     */
    Outcome work(Claim claim);

    /** Says that the work will not be done, and ends the job. */
    void giveUp(Claim claim, String reason);

    /** How it went on. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** Something is not there yet; this did not count as a try. */
        record Later(Duration delay) implements Outcome {}
    }
}
