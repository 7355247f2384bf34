package io.financereport.gateway.docs;

import io.financereport.gateway.site.WebFile;
import io.financereport.gateway.site.WebFiles;
import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Optional;

/** Swagger UI, out of its jar, around our own description; nothing of it comes from elsewhere. */
@Hidden
@Controller("/api")
final class DocsController {
    private static final String OURS = "docs";
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.30.1";
    private static final List<String> SWAGGER_FILES =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png");
    private static final String CACHED = "public, max-age=300";

    private final WebFiles files;
    private final String api;

    DocsController(WebFiles files) {
        this.files = files;
        this.api = MergedApi.yaml();
    }

    @Get(uri = "/openapi.yaml", produces = "application/yaml")
    HttpResponse<String> api() {
        return HttpResponse.ok(api).header("Cache-Control", "no-cache");
    }

    @Get("/docs")
    HttpResponse<?> page(HttpRequest<?> request) {
        return file("index.html").orElseThrow(DocsController::unknown).answer(request, "no-cache");
    }

    @Get("/docs/{name}")
    HttpResponse<?> part(HttpRequest<?> request, String name) {
        return file(name).orElseThrow(DocsController::unknown).answer(request, CACHED);
    }

    private Optional<WebFile> file(String name) {
        return SWAGGER_FILES.contains(name) ? files.find(SWAGGER_UI, name) : files.find(OURS, name);
    }

    private static Problem unknown() {
        return Problem.of(WebProblem.NOT_FOUND, "The API's description is at /api/docs");
    }
}
