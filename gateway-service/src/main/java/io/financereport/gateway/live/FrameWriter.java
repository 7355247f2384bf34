package io.financereport.gateway.live;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes frames as they are: Micronaut's own events have no bare comments. */
@Singleton
final class FrameWriter implements ResponseBodyWriter<Frame> {
    @Override
    public boolean isWriteable(Argument<Frame> type, @Nullable MediaType mediaType) {
        return type.getType() == Frame.class;
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<Frame> type,
            MediaType mediaType,
            Frame frame) {
        return bodies.copyOf(frame.text(), StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(
            Argument<Frame> type, MediaType mediaType, Frame frame, MutableHeaders headers, OutputStream out) {
        try {
            out.write(frame.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
