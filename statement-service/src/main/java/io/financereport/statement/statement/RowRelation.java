package io.financereport.statement.statement;

/** Where the rows of a statement are read from, as they count: past the corrections, where there are none to go through for each row. */
enum RowRelation {
    AS_READ("statement_row", "ordinal"),
    CORRECTED("counted_row", "place");

    private final String relation;
    private final String place;

    RowRelation(String relation, String place) {
        this.relation = relation;
        this.place = place;
    }

    /** A table or a view with the columns of {@code counted_row}, but its place. */
    String relation() {
        return relation;
    }

    /** The column that orders them as they are in the file. */
    String place() {
        return place;
    }
}
