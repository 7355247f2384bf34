package io.financereport.statement.statement;

import io.financereport.web.ProblemType;

/** The problems that this service's clients can meet, beside those that every service has. */
public enum StatementProblem implements ProblemType {
    FILE_EMPTY("empty-file", 422, Category.USER, "The file is empty"),
    FILE_NOT_SUPPORTED("format-not-supported", 415, Category.USER, "The file is of no format that is read"),
    FILE_TOO_LARGE("file-too-large", 413, Category.LIMIT, "The file is too large"),
    SAME_BYTES("same-bytes", 409, Category.CONFLICT, "This file was uploaded before"),
    STATUS_DOES_NOT_ALLOW(
            "status-does-not-allow", 409, Category.CONFLICT, "The statement's status does not allow this"),
    ARCHIVE_UNPACKED(
            "archive-unpacked", 409, Category.CONFLICT, "The files of the archive are statements of their own"),
    REVERT_UNDER_WAY(
            "revert-under-way", 409, Category.CONFLICT, "A statement about the same account is being reverted"),
    AMOUNT_TOO_PRECISE(
            "amount-too-precise",
            409,
            Category.CONFLICT,
            "Amounts of the statement have more decimals than their currency"),
    QUESTION_OPEN("question-open", 409, Category.CONFLICT, "A question about the statement is not answered yet"),
    FINDING_NOT_CURRENT(
            "finding-not-current", 409, Category.CONFLICT, "The doctor does not find this in the statement now"),
    REPAIR_DOES_NOT_CLOSE(
            "repair-does-not-close",
            422,
            Category.USER,
            "The balances would not agree with the rows after this repair"),
    DAY_NEEDED("day-needed", 422, Category.USER, "It is not known when the missing row was booked"),
    LINK_NOT_POSSIBLE("link-not-possible", 422, Category.USER, "The transaction cannot be what was expected"),
    DOCUMENT_MISSING("document-missing", 500, Category.INTERNAL, "The original file cannot be found"),
    EXCERPT_TOOK_TOO_LONG(
            "excerpt-took-too-long", 503, Category.LIMIT, "The row was not found in the original file in time");

    private final Description description;

    StatementProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    @Override
    public Description description() {
        return description;
    }
}
