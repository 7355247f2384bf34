package io.financereport.gateway.live;

import io.financereport.gateway.GatewayProblem;
import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import io.financereport.web.Problem;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;

/** All browsers that are open on this replica. */
@Singleton
class LiveStreams implements GracefulShutdownCapable {
    private final LiveLimits limits;
    private final Clock clock;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();

    LiveStreams(LiveLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** A stream that begins with a resync: whatever happened before was not told. */
    synchronized Flux<Frame> open(UserId user, WorkspaceId workspace) {
        var ofUser = open.stream().filter(stream -> stream.user().equals(user)).count();
        if (ofUser >= limits.streamsOfUserMax() || open.size() >= limits.streamsMax()) {
            throw Problem.of(GatewayProblem.TOO_MANY_STREAMS, "Close a tab, or look every few seconds instead")
                    .with("retryAfterSeconds", limits.lifetime().toSeconds());
        }
        var stream = new LiveStream(user, workspace, clock.instant().plus(limits.lifetime()), limits.waitingMax());
        open.add(stream);
        stream.send(Frame.RESYNC);
        return stream.frames().doFinally(signal -> open.remove(stream));
    }

    void tell(WorkspaceId workspace, Frame frame) {
        open.stream().filter(stream -> stream.workspace().equals(workspace)).forEach(stream -> stream.send(frame));
    }

    void tellAll(Frame frame) {
        open.forEach(stream -> stream.send(frame));
    }

    int count() {
        return open.size();
    }

    @Scheduled(fixedDelay = "${gateway.live.beat:15s}", initialDelay = "${gateway.live.beat:15s}")
    void beat() {
        var now = clock.instant();
        tellAll(Frame.BEAT);
        var over = open.stream().filter(stream -> stream.isOverAt(now)).toList();
        over.forEach(LiveStream::end);
        // One whose browser left before it began to listen never says that it is done.
        over.forEach(open::remove);
    }

    /** An open stream would keep the server from stopping. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        open.forEach(LiveStream::end);
        return CompletableFuture.completedStage(null);
    }
}
