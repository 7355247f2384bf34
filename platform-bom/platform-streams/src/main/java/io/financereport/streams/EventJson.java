package io.financereport.streams;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The data of events as records. Unknown fields are ignored: a producer may add some at any time. */
@Singleton
public final class EventJson {
    private final ObjectMapper mapper;

    EventJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param type a {@code @Serdeable} record
     * @throws IllegalArgumentException when the data does not fit the record
     */
    public <T> T read(Event event, Class<T> type) {
        try {
            var data = mapper.readValue(event.json(), type);
            if (data == null) {
                throw new IOException("It is null");
            }
            return data;
        } catch (IOException e) {
            throw new IllegalArgumentException("The data of " + event + " is no " + type.getSimpleName(), e);
        }
    }

    String write(NewEvent event) {
        try {
            return mapper.writeValueAsString(event.data());
        } catch (IOException e) {
            throw new IllegalArgumentException("The data of a new " + event.type() + " cannot be written", e);
        }
    }
}
