package io.financereport.statement.statement;

import java.util.UUID;

/** Identifies a statement. */
public record StatementId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
