package io.financereport.statement.statement;

import io.financereport.money.Money;
import io.financereport.statement.reading.Texts;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks the words that come with a file or a decision. A blank field counts as none. */
final class UploadForm {
    private static final int INSTITUTION_CHARACTERS_MAX = 100;

    private UploadForm() {}

    static @Nullable UUID accountId(@Nullable String field) {
        try {
            return field == null || field.isBlank() ? null : UUID.fromString(field.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "accountId: not an id of an account");
        }
    }

    static @Nullable String institution(@Nullable String field) {
        var institution = Texts.cleanOrNull(field);
        if (institution != null && institution.length() > INSTITUTION_CHARACTERS_MAX) {
            throw Problem.of(
                    WebProblem.VALIDATION_FAILED, "institution: at most " + INSTITUTION_CHARACTERS_MAX + " characters");
        }
        return institution;
    }

    static String reason(String field) {
        var reason = Texts.cleanOrNull(field);
        if (reason == null) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "reason: say why, in words");
        }
        return reason;
    }

    static @Nullable Currency currency(@Nullable String field) {
        if (field == null || field.isBlank()) {
            return null;
        }
        try {
            var currency = Currency.getInstance(field.strip().toUpperCase(Locale.ROOT));
            Money.scaleOf(currency);
            return currency;
        } catch (IllegalArgumentException e) {
            throw Problem.of(WebProblem.VALIDATION_FAILED, "currency: not an ISO 4217 code such as EUR");
        }
    }
}
