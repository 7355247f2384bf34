package io.financereport.web;

import com.google.errorprone.annotations.Immutable;

/**
 * One kind of problem a client can meet. Each service has one enum of these; the order of declaration is the precedence when
 * several apply.
 */
public interface ProblemType {
    /** Who can do something about it. */
    enum Category {
        /** The request: whoever sent it. */
        USER,
        /** The state of things: reread and decide anew. */
        CONFLICT,
        /** A limit: send less, or later. */
        LIMIT,
        /** The service: its operator. */
        INTERNAL
    }

    /**
     * @param code the stable slug, such as {@code balance-does-not-add-up}
     * @param status the HTTP status
     * @param title one sentence for a person, the same for every occurrence
     */
    @Immutable
    record Description(String code, int status, Category category, String title) {}

    Description description();
}
