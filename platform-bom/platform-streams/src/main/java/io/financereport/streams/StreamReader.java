package io.financereport.streams;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica's end of a producer's stream, as a member of its service's group. Not thread-safe: it waits while it reads. */
final class StreamReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

    private final RedisConnections redis;
    private final String stream;
    private final Consumer<String> member;
    private final int eventsMax;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /**
     * @param name unique per replica
     */
    StreamReader(RedisConnections redis, String producer, String group, String name, int eventsMax) {
        this.redis = redis;
        this.stream = StreamWriter.streamOf(producer);
        this.member = Consumer.from(group, name);
        this.eventsMax = eventsMax;
    }

    /**
     * Waits for events that no member of the group has, no longer than that.
     *
     * @throws RedisException when Redis does not answer
     */
    List<Delivery> next(Duration wait) {
        return deliveries(inGroup(() -> commands(wait)
                .xreadgroup(
                        member, XReadArgs.Builder.count(eventsMax).block(wait), StreamOffset.lastConsumed(stream))));
    }

    /** Takes over what other members, or this one, got that long ago and never acknowledged. */
    List<Delivery> abandoned(Duration since) {
        var claim =
                XAutoClaimArgs.Builder.<String>xautoclaim(member, since, "0-0").count(eventsMax);
        return deliveries(
                inGroup(() -> commands(Duration.ZERO).xautoclaim(stream, claim).getMessages()));
    }

    /** Removes members without open deliveries that have not read for that long: replicas that were killed. */
    void forgetMembers(Duration idle) {
        var commands = commands(Duration.ZERO);
        for (var info : commands.xinfoConsumers(stream, member.getGroup())) {
            var attributes = (List<?>) info;
            if (attribute(attributes, "pending") == 0 && attribute(attributes, "idle") > idle.toMillis()) {
                var name = String.valueOf(attributes.get(attributes.indexOf("name") + 1));
                commands.xgroupDelconsumer(stream, Consumer.from(member.getGroup(), name));
            }
        }
    }

    void acknowledge(List<Delivery> deliveries) {
        if (!deliveries.isEmpty()) {
            commands(Duration.ZERO)
                    .xack(
                            stream,
                            member.getGroup(),
                            deliveries.stream().map(Delivery::id).toArray(String[]::new));
        }
    }

    /** Leaves the group, unless deliveries are open: those would be lost with the member, and others take them over. */
    void leave() {
        try {
            var commands = commands(Duration.ZERO);
            var open = commands.xpending(stream, member, Range.unbounded(), Limit.from(1));
            if (open.isEmpty()) {
                commands.xgroupDelconsumer(stream, member);
            }
        } catch (RedisException e) {
            LOG.info("{} could not leave its group: {}", member, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private RedisCommands<String, String> commands(Duration wait) {
        if (connection == null) {
            connection = redis.open();
        }
        connection.setTimeout(RedisConnections.TIMEOUT.plus(wait));
        return connection.sync();
    }

    /** The group is missing at the very first start, and after Redis lost everything. */
    private List<StreamMessage<String, String>> inGroup(Supplier<List<StreamMessage<String, String>>> read) {
        try {
            return read.get();
        } catch (RedisCommandExecutionException e) {
            if (startsWith(e, "NOGROUP") || startsWith(e, "UNBLOCKED")) {
                createGroup();
                return List.of();
            }
            throw e;
        }
    }

    private void createGroup() {
        try {
            commands(Duration.ZERO)
                    .xgroupCreate(
                            StreamOffset.from(stream, "0"), member.getGroup(), XGroupCreateArgs.Builder.mkstream());
            LOG.info("Group {} reads {} from its beginning", member.getGroup(), stream);
        } catch (RedisCommandExecutionException e) {
            if (!startsWith(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** What cannot be read is acknowledged: the gap that it leaves is fetched from the producer. */
    private List<Delivery> deliveries(List<StreamMessage<String, String>> messages) {
        var readable = new ArrayList<Delivery>();
        var unreadable = new ArrayList<Delivery>();
        for (var message : messages) {
            if (message == null || message.getId() == null) {
                LOG.debug("An abandoned entry of {} is trimmed away", stream);
            } else {
                var delivery = delivery(message);
                (delivery.event() == null ? unreadable : readable).add(delivery);
            }
        }
        acknowledge(unreadable);
        return readable;
    }

    private Delivery delivery(StreamMessage<String, String> message) {
        try {
            var body = message.getBody() == null ? null : message.getBody().get(StreamWriter.FIELD);
            return new Delivery(message.getId(), body == null ? null : EventEnvelope.read(body));
        } catch (IllegalArgumentException e) {
            LOG.error("Entry {} of {} is left out", message.getId(), stream, e);
            return new Delivery(message.getId(), null);
        }
    }

    private static long attribute(List<?> attributes, String name) {
        return Long.parseLong(String.valueOf(attributes.get(attributes.indexOf(name) + 1)));
    }

    private static boolean startsWith(RedisException error, String word) {
        return error.getMessage() != null && error.getMessage().startsWith(word);
    }

    /**
     * @param id of the stream entry
     * @param event null when it cannot be read
     */
    record Delivery(String id, @Nullable Event event) {}
}
