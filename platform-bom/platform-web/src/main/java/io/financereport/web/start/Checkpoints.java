package io.financereport.web.start;

import io.micronaut.context.annotation.Value;
import io.micronaut.flyway.event.MigrationFinishedEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Says when the two checkpoints are reached that lie within Micronaut's start. */
@Singleton
final class Checkpoints {
    private final String service;

    Checkpoints(@Value("${micronaut.application.name}") String service) {
        this.service = service;
    }

    @EventListener
    void migrated(MigrationFinishedEvent event) {
        Checkpoint.MIGRATIONS.reached("the schema " + service + " is as this version wants it");
    }

    @EventListener
    void started(ServerStartupEvent event) {
        Checkpoint.SERVER.reached("listens on port " + event.getSource().getPort());
    }
}
