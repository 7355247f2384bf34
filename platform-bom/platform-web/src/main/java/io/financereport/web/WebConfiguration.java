package io.financereport.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * @param authentication who may call: TOKEN wants the gateway's token on every path that is not open; NONE is the gateway itself,
 *     which makes the tokens
 * @param publicPrefix what the gateway strips from paths; put back where a path is shown to the client
 */
@ConfigurationProperties("web")
public record WebConfiguration(
        @Bindable(defaultValue = "TOKEN") Authentication authentication,
        @Bindable(defaultValue = "/api") String publicPrefix) {
    /** Who may call a service. */
    public enum Authentication {
        TOKEN,
        NONE
    }
}
