package io.financereport.gateway.identity;

import io.financereport.gateway.GatewayProblem;
import io.financereport.gateway.credential.EmailAddress;
import io.financereport.web.Problem;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registration in which every value was found good. */
record Registration(EmailAddress email, String password, String name, Currency baseCurrency) {
    static final int NAME_LENGTH_MAX = 200;

    /** Text that a person can see and a database can keep: without control characters and halves of characters. */
    static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]*";

    private static final String BASE_CURRENCY = "SGD";

    /** @throws Problem that names every value that is not good, all at once */
    static Registration from(AuthController.RegisterRequest request) {
        var email = orEmpty(request.email()).strip();
        var password = orEmpty(request.password());
        var name = orEmpty(request.name()).strip();
        var currency = request.baseCurrency() == null
                ? BASE_CURRENCY
                : request.baseCurrency().strip();

        var errors = new LinkedHashMap<String, String>();
        EmailAddress.complaint(email).ifPresent(complaint -> errors.put("email", complaint));
        passwordComplaint(password).ifPresent(complaint -> errors.put("password", complaint));
        if (name.codePointCount(0, name.length()) > NAME_LENGTH_MAX) {
            errors.put("name", "A name has at most " + NAME_LENGTH_MAX + " characters");
        }
        if (!name.matches(PRINTABLE)) {
            errors.put("name", "A name holds no control characters");
        }
        if (currency(currency).isEmpty()) {
            errors.put("baseCurrency", "A currency is a code of ISO 4217 such as SGD; this is not");
        }
        if (!errors.isEmpty()) {
            throw Problem.of(GatewayProblem.REGISTRATION_INVALID, String.join(". ", errors.values()))
                    .with("errors", errors);
        }
        var shown = name.isEmpty() ? email.substring(0, Math.min(email.indexOf('@'), NAME_LENGTH_MAX)) : name;
        return new Registration(
                new EmailAddress(email), password, shown, currency(currency).orElseThrow());
    }

    private static Optional<String> passwordComplaint(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < PasswordLimits.LENGTH_MIN || length > PasswordLimits.LENGTH_MAX) {
            return Optional.of("A password has " + PasswordLimits.LENGTH_MIN + " to " + PasswordLimits.LENGTH_MAX
                    + " characters; this has " + length);
        } else {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)))
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "Registration[…]";
    }
}
