package io.financereport.web;

/** The problems that every service has. */
public enum WebProblem implements ProblemType {
    UNAUTHENTICATED("unauthenticated", 401, Category.USER, "You are not signed in"),
    FORBIDDEN("forbidden", 403, Category.USER, "This is not allowed"),
    NOT_FOUND("not-found", 404, Category.USER, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, Category.USER, "This cannot be done with that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, Category.USER, "The answer does not come in that form"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, Category.USER, "The request came in a form that is not read"),
    BAD_REQUEST("bad-request", 400, Category.USER, "The request cannot be understood"),
    VALIDATION_FAILED("validation-failed", 400, Category.USER, "A value in the request is not allowed"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", 409, Category.CONFLICT, "This Idempotency-Key belongs to another request"),
    IDEMPOTENCY_KEY_IN_PROGRESS(
            "idempotency-key-in-progress",
            409,
            Category.CONFLICT,
            "A request with this Idempotency-Key is still running"),
    CONFLICT("conflict", 409, Category.CONFLICT, "The request does not fit the state of things"),
    VERSION_REQUIRED("version-required", 428, Category.USER, "The version that the change is meant for is missing"),
    VERSION_CHANGED("version-changed", 412, Category.CONFLICT, "Someone else changed it in the meantime"),
    CONTENT_TOO_LARGE("content-too-large", 413, Category.LIMIT, "The request is too large"),
    UNPROCESSABLE("unprocessable", 422, Category.USER, "The request cannot be carried out"),
    TOO_MANY_REQUESTS("too-many-requests", 429, Category.LIMIT, "Too many requests"),
    UNAVAILABLE("unavailable", 503, Category.INTERNAL, "The service cannot answer right now"),
    INTERNAL("internal", 500, Category.INTERNAL, "Something went wrong on our side");

    private final Description description;

    WebProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    /** The problem that a bare HTTP status stands for. */
    static ProblemType ofStatus(int status) {
        for (var problem : values()) {
            if (problem.description.status() == status && problem != VALIDATION_FAILED) {
                return problem;
            }
        }
        return status >= 500 ? INTERNAL : BAD_REQUEST;
    }

    @Override
    public Description description() {
        return description;
    }
}
