package io.financereport.gateway;

import io.financereport.web.ProblemType;

/** Everything that the gateway itself can refuse. What a service refuses passes through as the service said it. */
public enum GatewayProblem implements ProblemType {
    CREDENTIALS_WRONG("credentials-wrong", 401, Category.USER, "The e-mail address or the password is wrong"),
    ORIGIN_NOT_ALLOWED("origin-not-allowed", 403, Category.USER, "A page of another site may not write here"),
    WORKSPACE_NOT_FOUND("workspace-not-found", 404, Category.USER, "There is no such workspace"),
    TOKEN_NOT_FOUND("token-not-found", 404, Category.USER, "There is no such access token"),
    EMAIL_TAKEN("email-taken", 409, Category.CONFLICT, "This e-mail address is registered already"),
    TOO_MANY_TOKENS("too-many-tokens", 409, Category.LIMIT, "There are as many access tokens as one person may have"),
    REGISTRATION_INVALID("registration-invalid", 422, Category.USER, "The registration cannot be accepted like this"),
    TOO_MANY_STREAMS("too-many-streams", 429, Category.LIMIT, "Too many live connections are open"),
    SERVICE_BROKEN("service-broken", 502, Category.INTERNAL, "The service behind this address broke off"),
    SIGN_IN_BUSY("sign-in-busy", 503, Category.LIMIT, "Too many people are signing in at this moment"),
    SERVICE_AWAY("service-away", 503, Category.INTERNAL, "The service behind this address is not there at the moment"),
    SERVICE_SLOW("service-slow", 504, Category.INTERNAL, "The service behind this address did not answer in time");

    private final Description description;

    GatewayProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    @Override
    public Description description() {
        return description;
    }
}
