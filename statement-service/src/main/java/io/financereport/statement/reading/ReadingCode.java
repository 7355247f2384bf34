package io.financereport.statement.reading;

import java.util.Locale;

/** The stable names of what a reader can find, and what each asks for. */
public enum ReadingCode {
    EMPTY_FILE(Weight.REFUSES),
    FORMAT_NOT_SUPPORTED(Weight.REFUSES),
    CHARSET_NOT_SUPPORTED(Weight.REFUSES),
    HEADER_NOT_FOUND(Weight.REFUSES),
    COLUMN_MISSING(Weight.REFUSES),
    RECORD_TOO_LONG(Weight.REFUSES),
    QUOTE_NOT_CLOSED(Weight.REFUSES),
    FILE_CUT_OFF(Weight.REFUSES),
    XML_UNREADABLE(Weight.REFUSES),
    DOCTYPE_REFUSED(Weight.REFUSES),
    NO_STATEMENT(Weight.REFUSES),
    NO_ROWS(Weight.REFUSES),
    INTERIM_REPORT(Weight.REFUSES),
    ROW_INCOMPLETE(Weight.REFUSES),
    ROW_TOO_WIDE(Weight.REFUSES),
    DATE_UNREADABLE(Weight.REFUSES),
    DATE_OUT_OF_RANGE(Weight.REFUSES),
    AMOUNT_UNREADABLE(Weight.REFUSES),
    AMOUNT_TOO_LARGE(Weight.REFUSES),
    SIGN_CONTRADICTORY(Weight.REFUSES),
    DIRECTION_UNKNOWN(Weight.REFUSES),
    GROUP_STATUS_UNKNOWN(Weight.REFUSES),
    CURRENCY_UNKNOWN(Weight.REFUSES),
    CURRENCY_MIXED(Weight.REFUSES),
    DIRECTIVE_NOT_SUPPORTED(Weight.REFUSES),
    TOO_MANY_ROWS(Weight.REFUSES),
    TOO_MANY_ACCOUNTS(Weight.REFUSES),
    READING_TOOK_TOO_LONG(Weight.REFUSES),
    PASSWORD_NEEDED(Weight.REFUSES),
    DOCUMENT_UNREADABLE(Weight.REFUSES),
    DOCUMENT_TOO_LARGE(Weight.REFUSES),
    TOO_MANY_PAGES(Weight.REFUSES),
    TOO_MANY_FILES(Weight.REFUSES),
    TEXT_MISSING(Weight.REFUSES),
    TEXT_UNREADABLE(Weight.REFUSES),
    DATE_ORDER_AMBIGUOUS(Weight.ASKS),
    DECIMAL_SIGN_AMBIGUOUS(Weight.ASKS),
    COLUMNS_INFERRED(Weight.REVIEWS),
    COLUMNS_SOLVED(Weight.NOTES),
    LAYOUT_CHANGED(Weight.REVIEWS),
    PROFILE_BORROWED(Weight.REVIEWS),
    PROFILE_APPLIED(Weight.NOTES),
    READ_BY_MODEL(Weight.REVIEWS),
    READ_FROM_PICTURE(Weight.REVIEWS),
    DIGIT_SOLVED(Weight.REVIEWS),
    DIGITS_UNCERTAIN(Weight.REVIEWS),
    ROWS_WITHOUT_AMOUNT(Weight.REVIEWS),
    AMOUNT_TOO_PRECISE(Weight.REVIEWS),
    SIGNS_INFERRED(Weight.REVIEWS),
    DATE_ORDER_INFERRED(Weight.NOTES),
    DAYS_AHEAD(Weight.REVIEWS),
    SIGN_UNKNOWN(Weight.REVIEWS),
    FEES_UNCLEAR(Weight.REVIEWS),
    CHARSET_ASSUMED(Weight.NOTES),
    INVESTMENTS_LEFT_OUT(Weight.REVIEWS),
    INVESTMENT_CASH(Weight.REVIEWS),
    INVESTMENTS_WITHOUT_CASH(Weight.NOTES),
    ROWS_PENDING(Weight.NOTES),
    STATUS_UNKNOWN(Weight.REVIEWS),
    LINES_SKIPPED(Weight.NOTES),
    ROWS_OF_OTHER_CURRENCY(Weight.REVIEWS),
    HIDDEN_READ(Weight.NOTES),
    ROW_CORRECTS(Weight.REVIEWS),
    ROW_REPEATED(Weight.REVIEWS),
    RECORD_NOT_CLOSED(Weight.REVIEWS),
    DATES_DIFFER(Weight.REVIEWS),
    AMOUNTS_DIFFER(Weight.REVIEWS),
    SPLITS_NOT_ADDING_UP(Weight.REVIEWS),
    SECTION_LEFT_OUT(Weight.REVIEWS),
    TABLE_WITHOUT_ACCOUNT(Weight.REVIEWS),
    OPENING_STATED(Weight.NOTES),
    ASSERTION_FAILS(Weight.REVIEWS),
    CLOSING_MISSING(Weight.REVIEWS),
    BALANCE_UNREADABLE(Weight.REVIEWS),
    PAGE_NOT_ADDING_UP(Weight.REVIEWS),
    DETAILS_NOT_ADDING_UP(Weight.REVIEWS),
    BOOKING_DATE_MISSING(Weight.NOTES),
    CONTROL_TOTAL_WRONG(Weight.REVIEWS),
    CONTROL_TOTAL_EXPLAINED(Weight.NOTES),
    GROUP_LEFT_OUT(Weight.REVIEWS),
    GROUP_CORRECTS(Weight.REVIEWS),
    VALUE_DATE_IMPOSSIBLE(Weight.NOTES),
    CLOSING_NOT_COUNTED(Weight.NOTES),
    LAYOUT_UNPROVEN(Weight.REVIEWS),
    YEAR_INFERRED(Weight.NOTES),
    MEMBER_NOT_READ(Weight.REVIEWS),
    MEMBER_KNOWN(Weight.NOTES),
    MEMBERS_SKIPPED(Weight.NOTES);

    private final Weight weight;

    ReadingCode(Weight weight) {
        this.weight = weight;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Weight weight() {
        return weight;
    }

    /** What a finding asks for. */
    public enum Weight {
        /** The file is refused as a whole. */
        REFUSES,
        /** No row can be read before a person answers. */
        ASKS,
        /** A person has to look, and may approve. */
        REVIEWS,
        /** Said for the record. */
        NOTES
    }
}
