package io.financereport.test;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for what a test starts in a moment. They are below the range from which systems give ports to outgoing connections, so that none of those
 * takes one in between, and no two of one JVM are the same.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int END = 30_000;
    private static final int TRIES_MAX = 1_000;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePort() {}

    /** One on which nothing listens, on any address of this machine. */
    public static synchronized int next() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port from " + FIRST + " to " + END + " is free");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
