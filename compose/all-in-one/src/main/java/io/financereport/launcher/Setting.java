package io.financereport.launcher;

import java.util.Locale;

/**
 * What a person may set, as {@code -Dgateway.port=9080} to Maven or as {@code GATEWAY_PORT=9080} in the environment. PostgreSQL and Redis keep away
 * from their usual ports, so that servers of one's own and those of compose can run at the same time.
 */
enum Setting {
    DATA_DIRECTORY(".data"),
    INSTANCES("1"),
    GATEWAY_HOST("127.0.0.1"),
    GATEWAY_PORT("8080"),
    STATEMENT_PORT("8081"),
    RECONCILIATION_PORT("8082"),
    REPORT_PORT("8083"),
    POSTGRES_PORT("15432"),
    REDIS_PORT("16379"),
    HEAP_MAX("256m"),
    READY_SECONDS_MAX("180"),
    DEMO("true");

    private final String byDefault;

    Setting(String byDefault) {
        this.byDefault = byDefault;
    }

    String byDefault() {
        return byDefault;
    }

    String property() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
