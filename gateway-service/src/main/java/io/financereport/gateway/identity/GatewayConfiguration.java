package io.financereport.gateway.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * Where this gateway stands.
 *
 * @param environment development and test are reached by plain HTTP; anything else is not
 * @param trustProxy whether X-Forwarded-For and X-Forwarded-Host were written by a proxy of ours
 */
@Context
@ConfigurationProperties("gateway")
public record GatewayConfiguration(
        @NotBlank String environment,
        @Bindable(defaultValue = "false") boolean trustProxy) {
    /** Whether browsers reach it by HTTPS only: cookies and HSTS say so then. */
    public boolean secure() {
        return !environment.equals("development") && !environment.equals("test");
    }
}
