package io.financereport.gateway.proxy;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Hands the bytes of an {@link UpstreamBody} to the server as they are. */
@Singleton
final class UpstreamBodyWriter implements ResponseBodyWriter<UpstreamBody> {
    @Override
    public boolean isWriteable(Argument<UpstreamBody> type, @Nullable MediaType mediaType) {
        return type.getType() == UpstreamBody.class;
    }

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            MutableHttpResponse<UpstreamBody> response,
            Argument<UpstreamBody> type,
            MediaType mediaType,
            UpstreamBody body) {
        return ByteBodyHttpResponseWrapper.wrap(response, onServersLoop(bodies, body));
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<UpstreamBody> type,
            MediaType mediaType,
            UpstreamBody body) {
        return onServersLoop(bodies, body);
    }

    @Override
    public void writeTo(
            Argument<UpstreamBody> type,
            MediaType mediaType,
            UpstreamBody body,
            MutableHeaders headers,
            OutputStream out) {
        throw new UnsupportedOperationException("A passing body is not written to a stream");
    }

    /** The bytes come on the event loop of the connection to the service; the server writes on that of its own. */
    private static CloseableByteBody onServersLoop(ByteBodyFactory bodies, UpstreamBody body) {
        var length = body.bytes().expectedLength();
        return bodies.adapt(body.bytes().toReadBufferPublisher(), length);
    }
}
