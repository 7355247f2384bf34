package io.financereport.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** What {@link MoneySerde} writes, for the OpenAPI of every service (platform-contracts, openapi.properties). */
@Schema(name = "Money", description = "An exact amount: a decimal string at the currency's scale, debit positive.")
record MoneySchema(
        @Schema(
                pattern = "^-?[0-9]{1,14}(\\.[0-9]{1,4})?$",
                example = "-12.50",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String amount,

        @Schema(pattern = "^[A-Z]{3}$", example = "SGD", requiredMode = Schema.RequiredMode.REQUIRED)
        String currency) {}
