package io.financereport.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An RFC 9457 problem on its way to the client. Thrown where a request cannot be carried out; the transaction it passes through
 * is rolled back. The detail says which value, what was expected, and what to do, and holds no secret and no account number.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    private Problem(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail);
    }

    /** Adds an extension member (RFC 9457, section 3.2), such as {@code existingId}. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** Expected outcomes need no stack trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
