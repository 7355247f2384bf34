package io.financereport.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;

/** Whether a Docker engine answers and can have images; asked once. */
final class Docker {
    private static final boolean PRESENT = ask();

    private Docker() {}

    static boolean isPresent() {
        return PRESENT;
    }

    private static boolean ask() {
        var mayBe = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        try {
            return mayBe && DockerClientFactory.instance().isDockerAvailable();
        } catch (ContainerFetchException noRegistry) {
            System.err.println(
                    "The Docker engine cannot have the image of Testcontainers' own: tests take embedded servers.");
            return false;
        }
    }
}
