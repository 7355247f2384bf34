package io.financereport.launcher;

import java.net.URI;

/** One running copy of a service. */
record Instance(Part part, int number, int port) {
    /** {@code statement}, and {@code statement-2} for the second: the name of its log and of its pid file. */
    String name() {
        return number == 1 ? part.id() : part.id() + "-" + number;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI readiness() {
        return address().resolve("/health/readiness");
    }
}
