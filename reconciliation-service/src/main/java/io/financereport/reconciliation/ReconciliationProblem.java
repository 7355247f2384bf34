package io.financereport.reconciliation;

import io.financereport.web.ProblemType;

/** Every problem that reconciliation-service answers with, beside those that every service has. */
public enum ReconciliationProblem implements ProblemType {
    ACCOUNT_NOT_FOUND("account-not-found", 404, Category.USER, "There is no such account"),
    ENTRY_NOT_FOUND("entry-not-found", 404, Category.USER, "There is no such journal entry"),
    MATCH_NOT_FOUND("match-not-found", 404, Category.USER, "There is no such match"),
    TRANSACTION_NOT_FOUND("transaction-not-found", 404, Category.USER, "There is no such transaction"),
    UNKNOWN_ACCOUNT("unknown-account", 422, Category.USER, "A posting names an account that is not there"),
    ACCOUNT_CURRENCY("account-currency", 422, Category.USER, "An account does not take this currency"),
    ACCOUNT_INVALID("account-invalid", 422, Category.USER, "An account cannot be like this"),
    ENTRY_UNBALANCED("entry-unbalanced", 422, Category.USER, "Debits and credits are not equal"),
    ENTRY_INVALID("entry-invalid", 422, Category.USER, "An entry cannot be like this"),
    RESOLUTION_INCOMPLETE("resolution-incomplete", 422, Category.USER, "The postings do not add up to the transaction"),
    ACCOUNT_CODE_TAKEN("account-code-taken", 409, Category.CONFLICT, "Another account has this code"),
    ENTRY_ALREADY_POSTED("entry-already-posted", 409, Category.CONFLICT, "The entry is posted already"),
    ENTRY_NOT_POSTED("entry-not-posted", 409, Category.CONFLICT, "The entry is a draft"),
    ENTRY_ALREADY_VOIDED("entry-already-voided", 409, Category.CONFLICT, "The entry was voided before"),
    ENTRY_IS_A_MIRROR("entry-is-a-mirror", 409, Category.CONFLICT, "A void cannot be voided; post the entry anew"),
    ENTRY_IS_DERIVED(
            "entry-is-derived", 409, Category.CONFLICT, "The entry follows from statements and changes when they do"),
    ENTRY_IS_PROVISIONAL(
            "entry-is-provisional", 409, Category.CONFLICT, "The transaction waits to be resolved, not to be voided"),
    MATCH_ALREADY_DECIDED("match-already-decided", 409, Category.CONFLICT, "The match was decided before"),
    TRANSACTION_ALREADY_SETTLED(
            "transaction-already-settled", 409, Category.CONFLICT, "The transaction is settled already"),
    PERIOD_CLOSED("period-closed", 409, Category.CONFLICT, "The period is closed"),
    PERIOD_UNSETTLED("period-unsettled", 409, Category.CONFLICT, "Something of the period is not decided yet"),
    PERIOD_ALREADY_CLOSED(
            "period-already-closed", 409, Category.CONFLICT, "The books are closed through that day already"),
    PERIOD_NOT_CLOSED("period-not-closed", 409, Category.CONFLICT, "The books are not closed beyond that day"),
    PERIOD_INVALID("period-invalid", 422, Category.USER, "The books cannot be closed or reopened like this"),
    IMPORT_TOO_LARGE("import-too-large", 413, Category.LIMIT, "The file of entries is too large");

    private final Description description;

    ReconciliationProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    @Override
    public Description description() {
        return description;
    }
}
