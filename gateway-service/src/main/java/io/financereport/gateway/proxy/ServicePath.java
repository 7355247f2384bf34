package io.financereport.gateway.proxy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A path under /api, as the service that owns it knows it. */
record ServicePath(Service service, String pathAndQuery) {
    private static final String PREFIX = "/api/";

    /** @return nothing when no service owns the path, or when it climbs: what is routed here must mean the same there */
    static Optional<ServicePath> of(URI requested) {
        var path = requested.getRawPath();
        if (path == null || !path.startsWith(PREFIX) || climbs(path)) {
            return Optional.empty();
        }
        var inside = path.substring(PREFIX.length() - 1);
        var end = inside.indexOf('/', 1);
        var segment = inside.substring(1, end < 0 ? inside.length() : end);
        var query = requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery();
        return Service.ofSegment(segment).map(service -> new ServicePath(service, inside + query));
    }

    private static boolean climbs(String path) {
        for (var segment : path.split("/", -1)) {
            // What follows a semicolon is a parameter of the segment to some servers.
            var decoded = decode(segment).replaceFirst(";.*", "");
            if (decoded.equals(".") || decoded.equals("..") || decoded.contains("/") || decoded.contains("\\")) {
                return true;
            }
        }
        return false;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "..";
        }
    }
}
