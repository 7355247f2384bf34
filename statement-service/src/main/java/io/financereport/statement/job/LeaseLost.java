package io.financereport.statement.job;

/** The worker was silent for too long and another one has the job now; what it did must not be kept. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Claim claim) {
        super("The lease of job " + claim.job() + " is lost");
    }
}
