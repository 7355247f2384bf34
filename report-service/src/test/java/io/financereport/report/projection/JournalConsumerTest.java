package io.financereport.report.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.report.TestJournal;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.test.OnRealParts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.micronaut.context.env.Environment;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalConsumerTest implements OnRealParts {
    @Inject
    TestConsumer consumer;

    @Inject
    Environment configuration;

    @Override
    public String service() {
        return "report";
    }

    @Test
    void browsers_are_told_that_reports_are_another_now() throws Exception {
        var workspace = new WorkspaceId(UUID.randomUUID());
        var journal = new TestJournal(workspace).open("Bank", "asset");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (var client = RedisClient.create(configuration.getRequiredProperty("redis.uri", String.class));
                var connection = client.connectPubSub()) {
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    told.add(message);
                }
            });
            connection.sync().subscribe("fr.live." + workspace);

            consumer.hear(workspace, journal.events());

            assertThat(told.poll(3, TimeUnit.MINUTES)).contains("\"kind\":\"report\"", "\"version\":1");
        }
    }
}
