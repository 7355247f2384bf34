package io.financereport.gateway.site;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves the web UI. A path that is no file is a place inside the UI, which finds its way from {@code index.html}; a filter and
 * not a route, so that an unknown path under /api stays unknown.
 */
@ServerFilter("/**")
final class SiteFilter implements Ordered {
    private static final String FOLDER = "web";
    private static final List<String> NOT_THE_UIS = List.of("api", "health", "prometheus", "internal", ".well-known");
    /** Vite puts a hash of the content into these names. */
    private static final String HASHED = "assets/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EVERY_TIME = "no-cache";

    private final WebFiles files;

    SiteFilter(WebFiles files) {
        this.files = files;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SESSION.order();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> serve(HttpRequest<?> request) {
        var method = request.getMethod();
        var name = request.getPath().substring(1);
        if ((method != HttpMethod.GET && method != HttpMethod.HEAD) || !isTheUis(name)) {
            return null;
        }
        return find(name)
                .map(file -> file.answer(request, name.startsWith(HASHED) ? FOR_EVER : ASK_EVERY_TIME))
                .orElse(null);
    }

    private Optional<WebFile> find(String name) {
        var lastSegment = name.substring(name.lastIndexOf('/') + 1);
        return lastSegment.contains(".") ? files.find(FOLDER, name) : files.find(FOLDER, "index.html");
    }

    private static boolean isTheUis(String name) {
        var end = name.indexOf('/');
        return !NOT_THE_UIS.contains(end < 0 ? name : name.substring(0, end));
    }
}
