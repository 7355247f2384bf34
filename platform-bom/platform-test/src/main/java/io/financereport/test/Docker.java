package io.financereport.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers; asked once. */
final class Docker {
    private static final boolean PRESENT = ask();

    private Docker() {}

    static boolean isPresent() {
        return PRESENT;
    }

    private static boolean ask() {
        var mayBe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayBe && DockerClientFactory.instance().isDockerAvailable();
    }
}
