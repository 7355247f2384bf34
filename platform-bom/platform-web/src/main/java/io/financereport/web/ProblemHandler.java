package io.financereport.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;

@Singleton
@Produces
final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<Map<String, Object>>> {
    @Override
    public HttpResponse<Map<String, Object>> handle(HttpRequest request, Problem problem) {
        var status = problem.type().description().status();
        var response = HttpResponse.status(HttpStatus.valueOf(status));
        if (status == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (problem.members().get("retryAfterSeconds") instanceof Number seconds) {
            response.header("Retry-After", seconds.toString());
        }
        return ProblemResponses.write(
                request, response, problem.type(), String.valueOf(problem.getMessage()), problem.members());
    }
}
