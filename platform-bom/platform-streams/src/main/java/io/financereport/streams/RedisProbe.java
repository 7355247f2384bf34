package io.financereport.streams;

import io.financereport.web.start.BootMode;
import io.financereport.web.start.BootOutcome;
import io.financereport.web.start.BootProbe;
import io.micronaut.context.annotation.Prototype;
import java.util.List;

/** Whether Redis answers a boot check. Without it a service works, but events wait: a warning is too little all the same. */
@Prototype
final class RedisProbe implements BootProbe {
    private final RedisConnections redis;

    RedisProbe(RedisConnections redis) {
        this.redis = redis;
    }

    @Override
    public BootMode from() {
        return BootMode.FULL;
    }

    @Override
    public List<String> dependencies() {
        return List.of("redis");
    }

    @Override
    public BootOutcome look(String dependency) {
        try (var connection = redis.open()) {
            return BootOutcome.ok(connection.sync().ping());
        }
    }
}
