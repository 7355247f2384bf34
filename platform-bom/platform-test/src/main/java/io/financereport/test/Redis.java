package io.financereport.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/** A Redis of a test's own: in a container where a Docker engine answers, embedded otherwise. It can go away and come back. */
public abstract sealed class Redis implements AutoCloseable {
    private static final String IMAGE = "redis:7-alpine";
    private static final int PORT = 6379;

    public static Redis start() {
        RealPartsTag.require("Redis");
        return Docker.isPresent() ? new InContainer() : new Embedded();
    }

    public abstract String uri();

    /** It stops answering, with its data lost where {@code embedded}. */
    public abstract void goAway();

    public abstract void comeBack();

    @Override
    public abstract void close();

    private static final class InContainer extends Redis {
        private final GenericContainer<?> container = new GenericContainer<>(IMAGE).withExposedPorts(PORT);

        private InContainer() {
            container.start();
        }

        @Override
        public String uri() {
            return "redis://" + container.getHost() + ":" + container.getFirstMappedPort();
        }

        @Override
        public void goAway() {
            container
                    .getDockerClient()
                    .pauseContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void comeBack() {
            container
                    .getDockerClient()
                    .unpauseContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    private static final class Embedded extends Redis {
        private final int port = FreePort.next();
        private RedisServer server = started();

        private Embedded() {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        }

        @Override
        public String uri() {
            return "redis://127.0.0.1:" + port;
        }

        @Override
        public void goAway() {
            close();
        }

        @Override
        public void comeBack() {
            server = started();
        }

        @Override
        public void close() {
            try {
                server.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private RedisServer started() {
            try {
                var redis = RedisServer.newRedisServer()
                        .port(port)
                        .setting("bind 127.0.0.1")
                        .setting("save \"\"")
                        .build();
                redis.start();
                return redis;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
