package io.financereport.report.reports;

import io.financereport.money.Money;
import io.financereport.report.financials.Line;
import io.financereport.report.financials.Section;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param total null when a rate or an account is not known
 */
@Serdeable
record SectionResponse(@Nullable Money total, List<LineResponse> lines) {
    /**
     * @param accountId null for a computed line
     * @param amount its natural side positive; in another currency than the report's where no rate is known
     */
    @Serdeable
    record LineResponse(
            @Nullable UUID accountId,
            String name,
            @Nullable String code,

            @Schema(allowableValues = {"account", "retained-earnings", "current-earnings"})
            String kind,

            Money amount) {
        static LineResponse of(Line line) {
            return switch (line) {
                case Line.OfAccount(var account, var amount) ->
                    new LineResponse(
                            account.id().value(),
                            account.name(),
                            account.code().isEmpty() ? null : account.code(),
                            "account",
                            amount);
                case Line.RetainedEarnings(var amount) ->
                    new LineResponse(null, line.name(), null, "retained-earnings", amount);
                case Line.CurrentEarnings(var amount) ->
                    new LineResponse(null, line.name(), null, "current-earnings", amount);
            };
        }
    }

    static SectionResponse of(Section section) {
        return new SectionResponse(
                section.total().orElse(null),
                section.lines().stream().map(LineResponse::of).toList());
    }
}
