package io.financereport.statement.document;

import io.financereport.test.Await;
import io.financereport.test.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An S3 server in a process of its own; the build puts its jar beside the classes. */
final class S3Server implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(4);

    private final Process process;
    private final URI endpoint;

    private S3Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static S3Server start(Path folder, String bucket) throws IOException {
        var jar = Path.of(System.getProperty("s3mock.jar", "target/s3mock/s3mock.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(
                    jar.toAbsolutePath() + " is missing; the build copies it in process-test-resources");
        }
        var port = FreePort.next();
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--http.port=" + port,
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3mock.log").toFile())
                .start();
        var server = new S3Server(process, URI.create("http://localhost:" + port));
        Await.until(START_MAX, server::answers);
        return server;
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("The S3 server ended with " + process.exitValue());
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(endpoint).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
