package io.financereport.launcher;

import java.util.Locale;

/** One of the four services, in the order in which they are stopped: first the door, then what is behind it. */
enum Part {
    GATEWAY(Setting.GATEWAY_PORT),
    STATEMENT(Setting.STATEMENT_PORT),
    RECONCILIATION(Setting.RECONCILIATION_PORT),
    REPORT(Setting.REPORT_PORT);

    private final Setting port;

    Part(Setting port) {
        this.port = port;
    }

    Setting port() {
        return port;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return id() + "-service";
    }
}
