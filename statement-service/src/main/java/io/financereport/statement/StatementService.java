package io.financereport.statement;

import io.micronaut.runtime.Micronaut;

/** Starts the service. */
public final class StatementService {
    private StatementService() {}

    public static void main(String[] arguments) {
        Micronaut.run(StatementService.class, arguments);
    }
}
