package io.financereport.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody outside: speaks plain HTTP to the gateway and knows nothing of its insides. */
final class Client {
    static final String PASSWORD = "correct horse battery staple";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final URI gateway;
    private final List<String> headers;

    private Client(URI gateway, List<String> headers) {
        this.gateway = gateway;
        this.headers = headers;
    }

    /** An answer with its body as JSON, as far as it is. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        /** The session cookie as a browser would send it back. */
        String cookie() {
            return header("Set-Cookie").split(";", -1)[0];
        }
    }

    static Client of(URI gateway) {
        return new Client(gateway, List.of());
    }

    /** Registers somebody new and speaks for them by bearer token from then on. */
    Client registered() {
        return with(
                "Authorization",
                "Bearer " + register().json().path("accessToken").asText());
    }

    Answer register() {
        return register("person" + PEOPLE.incrementAndGet() + "@example.org");
    }

    Answer register(String email) {
        return post(
                "/api/auth/register",
                "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"name\":\"Tan Wei Ling\"}");
    }

    Answer login(String email, String password) {
        return post("/api/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    Client with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Client(gateway, List.copyOf(more));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path));
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    Answer send(HttpRequest.Builder request) {
        return new Answer(send(request, HttpResponse.BodyHandlers.ofString()));
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
