package io.financereport.gateway.live;

import io.financereport.gateway.identity.Caller;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.reactivestreams.Publisher;

@Controller("/api/events")
@Tag(name = "live")
final class EventController {
    private final LiveStreams streams;

    EventController(LiveStreams streams) {
        this.streams = streams;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            operationId = "streamEvents",
            summary = "Hints about what changed, as server-sent events",
            description = "Events: `hint` with data `{kind,id,version,progress}`, and `resync` when hints may have been"
                    + " missed.")
    @Parameter(
            name = "workspace",
            in = ParameterIn.QUERY,
            description = "Chooses the workspace, as X-Workspace-Id does elsewhere",
            schema = @Schema(implementation = UUID.class))
    @ApiResponse(
            responseCode = "200",
            description = "The stream",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    HttpResponse<Publisher<Frame>> stream(@Parameter(hidden = true) Caller caller) {
        // Compressed, hints would wait in the compressor; buffered, in a proxy.
        return HttpResponse.<Publisher<Frame>>ok(streams.open(caller.user(), caller.workspace()))
                .header("Content-Encoding", "identity")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
    }
}
