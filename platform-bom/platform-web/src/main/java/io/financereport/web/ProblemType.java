package io.financereport.web;

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

    /** The stable slug, such as {@code balance-does-not-add-up}. */
    String code();

    /** The HTTP status. */
    int status();

    Category category();

    /** One sentence for a person, the same for every occurrence. */
    String title();
}
