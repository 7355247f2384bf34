package io.financereport.test.tidy;

/** How a migration can break the version before, which runs beside it in an update and after it when the update is taken back. */
enum Breach {
    TAKEN_AWAY("the version before may still use it", "take it away in a release after the one that stopped using it"),
    RENAMED(
            "the version before knows the old name",
            "add the new one and fill both; the old one goes in a later release"),
    RETYPED("the version before reads and writes the old type", "add a column of the new type and fill both"),
    NOT_NULL("the version before may write none", "give the column a default, and demand a value in a later release"),
    NO_DEFAULT("the version before does not write this column", "give it a DEFAULT, or let it be null"),
    NULLABLE("the version before may not expect to read none", "write none in a later release, and say so"),
    NARROWED(
            "the version before may write what it refuses, NOT VALID or not",
            "add it in a release after the one that writes nothing else"),
    REVOKED("the version before may still use the right", "revoke it in a release after the one that stopped using it"),
    REMOVED("the version before may still read these rows", "remove them in a later release"),
    NEEDLESS(
            "nothing here breaks the version before",
            "leave the reason out, or put it before the statement that it is for"),
    UNKNOWN(
            "no rule knows what this does to the version before",
            "write it in plain statements, or say why it is safe");

    private final String why;
    private final String instead;

    Breach(String why, String instead) {
        this.why = why;
        this.instead = instead;
    }

    /** A statement that does so. */
    Found at(int line, String what) {
        return new Found(this, line, what);
    }

    record Found(Breach breach, int line, String what) {
        @Override
        public String toString() {
            return "%d: %s: %s; %s".formatted(line, what, breach.why, breach.instead);
        }
    }
}
