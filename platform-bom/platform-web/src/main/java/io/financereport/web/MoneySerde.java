package io.financereport.web;

import io.financereport.money.Money;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serde;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Money on the wire: {@code {"amount":"-12.50","currency":"SGD"}}. A bare number or an exponent is refused. */
@Singleton
final class MoneySerde implements Serde<Money> {
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,14}(\\.[0-9]{1,4})?");

    @Override
    public void serialize(Encoder encoder, EncoderContext context, Argument<? extends Money> type, Money money)
            throws IOException {
        try (var object = encoder.encodeObject(type)) {
            object.encodeKey("amount");
            object.encodeString(money.amount().toPlainString());
            object.encodeKey("currency");
            object.encodeString(money.currency().getCurrencyCode());
        }
    }

    @Override
    public Money deserialize(Decoder decoder, DecoderContext context, Argument<? super Money> type) throws IOException {
        String amount = null;
        String currency = null;
        try (var object = decoder.decodeObject(type)) {
            for (var key = object.decodeKey(); key != null; key = object.decodeKey()) {
                switch (key) {
                    case "amount" -> amount = object.decodeStringNullable();
                    case "currency" -> currency = object.decodeStringNullable();
                    default -> object.skipValue();
                }
            }
        }
        return money(amount, currency);
    }

    private static Money money(@Nullable String amount, @Nullable String currency) throws SerdeException {
        if (amount == null || currency == null) {
            throw new SerdeException(
                    "Money has an amount and a currency, as {\"amount\":\"-12.50\",\"currency\":\"SGD\"}");
        }
        if (!PLAIN_DECIMAL.matcher(amount).matches()) {
            throw new SerdeException("An amount is a plain decimal such as \"-12.50\", not \"" + amount + "\"");
        }
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new SerdeException(e.getMessage() == null ? currency + " is not a currency" : e.getMessage(), e);
        }
    }
}
