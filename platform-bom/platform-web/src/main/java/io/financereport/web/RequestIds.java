package io.financereport.web;

import io.micronaut.http.HttpRequest;

/** The id under which a request is found in the logs of every service it passes. */
public final class RequestIds {
    private RequestIds() {}

    /** The caller's {@code X-Request-Id}, or the one it was given on arrival. */
    public static String of(HttpRequest<?> request) {
        return RequestContextFilter.requestId(request);
    }
}
