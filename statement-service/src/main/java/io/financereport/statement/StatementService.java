package io.financereport.statement;

import io.financereport.web.start.ServiceStart;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the service. */
@OpenAPIDefinition(info = @Info(title = "statement", version = "1", description = "Files in, proven transactions out."))
public final class StatementService {
    private StatementService() {}

    public static void main(String[] arguments) {
        ServiceStart.run(StatementService.class, arguments);
    }
}
