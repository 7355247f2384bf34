package io.financereport.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives every process its port; a taken one is said before anything starts, with the setting that changes it. */
final class Ports {
    private final Settings settings;
    private final Set<Integer> given = new HashSet<>();

    Ports(Settings settings) {
        this.settings = settings;
    }

    int require(Setting setting) {
        var port = settings.port(setting);
        if (given.contains(port) || !isFree(port)) {
            throw new StartFailure(
                    "Port %d is taken: choose another with -D%s=<port>.".formatted(port, setting.property()));
        }
        given.add(port);
        return port;
    }

    /** The first copy of each service on its own port, further copies on the next free ones. */
    List<Instance> instances() {
        var instances = new ArrayList<Instance>();
        for (var part : Part.values()) {
            instances.add(new Instance(part, 1, require(part.port())));
        }
        var copies = settings.number(Setting.INSTANCES, 1, 9);
        for (var number = 2; number <= copies; number++) {
            for (var part : Part.values()) {
                instances.add(new Instance(part, number, nextFreeAbove(settings.port(part.port()))));
            }
        }
        return List.copyOf(instances);
    }

    private int nextFreeAbove(int port) {
        for (var next = port + 1; next <= 65_535; next++) {
            if (!given.contains(next) && isFree(next)) {
                given.add(next);
                return next;
            }
        }
        throw new StartFailure("No port above " + port + " is free.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
