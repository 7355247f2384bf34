package io.financereport.statement.extraction;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which models are asked, and within which bounds. Prices and the limit are in the provider's currency.
 *
 * @param baseUrl of a service that speaks OpenAI's chat completions; {@code /chat/completions} is put behind it
 * @param apiKey empty for a service that asks for none, such as one on the same machine
 * @param primaryModel empty: no model is ever asked
 * @param fallbackModels asked in their order where the one before gave no answer that holds
 * @param dailyLimit what a workspace may cost in a day (UTC); what would go beyond it is not asked
 * @param inputPrice of a million tokens; counted before the call, and after it where the service does not say the cost
 * @param outputPrice of a million tokens
 * @param timeMax for one file, all models together: a worker waits meanwhile
 */
@ConfigurationProperties("extraction")
record ModelSettings(
        @Bindable(defaultValue = "https://openrouter.ai/api/v1")
        URI baseUrl,

        @Bindable(defaultValue = "") String apiKey,
        @Bindable(defaultValue = "") String primaryModel,
        @Bindable(defaultValue = "") String fallbackModels,
        @Bindable(defaultValue = "1.00") @DecimalMin("0") BigDecimal dailyLimit,
        @Bindable(defaultValue = "5.00") @DecimalMin("0") BigDecimal inputPrice,
        @Bindable(defaultValue = "15.00") @DecimalMin("0") BigDecimal outputPrice,
        @Bindable(defaultValue = "90s") Duration timeMax) {

    /** In the order in which they are asked; none when this way of reading is off. */
    List<String> models() {
        return primaryModel.isBlank()
                ? List.of()
                : Stream.concat(Stream.of(primaryModel), Stream.of(fallbackModels.split(",")))
                        .map(String::strip)
                        .filter(model -> !model.isEmpty())
                        .distinct()
                        .toList();
    }
}
