package io.financereport.gateway.live;

import io.financereport.gateway.redis.RedisConnections;
import io.financereport.tenancy.WorkspaceId;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one subscription of this replica: hears every workspace's hints and hands them to the browsers that are open here. */
@Singleton
class HintListener {
    private static final Logger LOG = LoggerFactory.getLogger(HintListener.class);
    private static final String PREFIX = "fr.live.";
    /** A hint is a few dozen bytes; what is longer is none. */
    private static final int HINT_CHARACTERS_MAX = 4_096;

    private final RedisConnections redis;
    private final LiveStreams streams;
    private @Nullable CompletableFuture<StatefulRedisPubSubConnection<String, String>> connection;

    HintListener(RedisConnections redis, LiveStreams streams) {
        this.redis = redis;
        this.streams = streams;
    }

    /** Tries until a connection stands once; from then on Lettuce brings it and the subscription back. */
    @Scheduled(fixedDelay = "2s")
    synchronized void subscribe() {
        if (connection == null || connection.isCompletedExceptionally()) {
            connection = redis.listen().thenCompose(open -> {
                open.addListener(new Hints());
                return open.async().psubscribe(PREFIX + "*").thenApply(subscribed -> open);
            });
        }
    }

    @PreDestroy
    synchronized void close() {
        if (connection != null && connection.isDone() && !connection.isCompletedExceptionally()) {
            connection.join().close();
        }
    }

    private final class Hints extends RedisPubSubAdapter<String, String> {
        @Override
        public void message(String pattern, String channel, String message) {
            if (message.length() > HINT_CHARACTERS_MAX) {
                LOG.warn("A hint of {} characters on {} is dropped", message.length(), channel);
                return;
            }
            try {
                var workspace = new WorkspaceId(UUID.fromString(channel.substring(PREFIX.length())));
                streams.tell(workspace, Frame.hint(message));
            } catch (IllegalArgumentException e) {
                LOG.warn("{} is no workspace's channel", channel);
            }
        }

        /** Also after every reconnect: what was published meanwhile is lost. */
        @Override
        public void psubscribed(String pattern, long count) {
            streams.tellAll(Frame.RESYNC);
        }
    }
}
