package io.financereport.report;

import io.financereport.web.start.ServiceStart;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the service. */
@OpenAPIDefinition(
        info = @Info(title = "report", version = "1", description = "Financial statements and exports of the journal."))
public final class ReportService {
    private ReportService() {}

    public static void main(String[] arguments) {
        ServiceStart.run(ReportService.class, arguments);
    }
}
