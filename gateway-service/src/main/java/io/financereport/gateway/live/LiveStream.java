package io.financereport.gateway.live;

import io.financereport.tenancy.UserId;
import io.financereport.tenancy.WorkspaceId;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One open browser. What it cannot take in time is dropped, and it is told so once it can take something again. */
final class LiveStream {
    private final UserId user;
    private final WorkspaceId workspace;
    private final Instant endsAt;
    private final Sinks.Many<Frame> frames;
    private boolean missed;

    LiveStream(UserId user, WorkspaceId workspace, Instant endsAt, int waitingMax) {
        this.user = user;
        this.workspace = workspace;
        this.endsAt = endsAt;
        this.frames = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(waitingMax));
    }

    UserId user() {
        return user;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    Flux<Frame> frames() {
        return frames.asFlux();
    }

    synchronized void send(Frame frame) {
        if (missed) {
            missed = frames.tryEmitNext(Frame.RESYNC).isFailure();
        } else {
            missed = frames.tryEmitNext(frame).isFailure() && frame != Frame.BEAT;
        }
    }

    boolean isOverAt(Instant moment) {
        return !endsAt.isAfter(moment);
    }

    synchronized void end() {
        var unused = frames.tryEmitComplete();
    }
}
