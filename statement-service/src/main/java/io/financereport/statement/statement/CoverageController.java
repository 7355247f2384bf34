package io.financereport.statement.statement;

import io.financereport.statement.proof.CoverageCalendar;
import io.financereport.statement.proof.CoverageCalendar.Month;
import io.financereport.statement.proof.CoverageCalendar.Part;
import io.financereport.web.RequestContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which days of which account approved statements cover. */
@Controller("/statements/coverage")
@Tag(name = "statements")
class CoverageController {
    private final CoverageRows rows;

    CoverageController(CoverageRows rows) {
        this.rows = rows;
    }

    /** The months of each account from its first covered day to its last, with what is missing, doubled or contradictory. */
    @Get
    CoverageResponse coverage(@Parameter(hidden = true) RequestContext who) {
        var parts = rows.parts(who.workspace());
        return new CoverageResponse(
                parts.entrySet().stream().map(CoverageController::account).toList());
    }

    private static AccountCoverage account(Map.Entry<UUID, List<Part>> account) {
        return new AccountCoverage(
                account.getKey(),
                CoverageCalendar.of(account.getValue()).stream()
                        .map(CoverageController::month)
                        .toList());
    }

    private static CoveredMonth month(Month month) {
        return new CoveredMonth(
                month.month().toString(),
                month.missingDays(),
                month.overlappingDays(),
                month.contradicts(),
                month.statements());
    }

    /** Each account that an approved statement covers. */
    @Serdeable
    record CoverageResponse(List<AccountCoverage> accounts) {
        CoverageResponse {
            accounts = List.copyOf(accounts);
        }
    }

    /** The months of one account, in the order of time; the latest 240. */
    @Serdeable
    record AccountCoverage(UUID accountId, List<CoveredMonth> months) {
        AccountCoverage {
            months = List.copyOf(months);
        }
    }

    /**
     * A month of an account.
     *
     * @param month such as 2026-01
     * @param missingDays that no statement covers
     * @param overlappingDays that several do
     * @param contradicts whether a statement of the month contradicts itself or others
     * @param statements that cover days of the month
     */
    @Serdeable
    record CoveredMonth(
            String month, int missingDays, int overlappingDays, boolean contradicts, List<UUID> statements) {
        CoveredMonth {
            statements = List.copyOf(statements);
        }
    }
}
