package io.financereport.gateway.site;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** A file for browsers, whole, with the tag that tells this content from any other. */
public record WebFile(byte[] bytes, String contentType, String etag) {
    /** @param cacheControl how long a browser may keep it without asking */
    public MutableHttpResponse<?> answer(HttpRequest<?> request, String cacheControl) {
        var same = request.getHeaders().getAll("If-None-Match").stream().anyMatch(tags -> tags.contains(etag));
        var response = same
                ? HttpResponse.status(HttpStatus.NOT_MODIFIED)
                : HttpResponse.ok(bytes).header("Content-Type", contentType);
        return response.header("ETag", etag).header("Cache-Control", cacheControl);
    }
}
