package io.financereport.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/** The version of one thing in ETag and If-Match (RFC 9110, sections 8.8.3 and 13.1.1). */
public final class Versions {
    private Versions() {}

    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a change to the version that the client saw, when it says one. Clients that say none take what is there.
     *
     * @throws Problem 412 when the thing has another version by now
     */
    public static void require(HttpRequest<?> request, long actual) {
        var expected = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (expected != null && !expected.equals("*") && !expected.equals(etag(actual))) {
            throw Problem.of(
                    WebProblem.VERSION_CHANGED,
                    "If-Match asks for version " + expected + " and it has " + etag(actual) + " by now; read it again");
        }
    }
}
