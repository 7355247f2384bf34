package io.financereport.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.financereport.tenancy.WorkspaceId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events on the wire: CloudEvents 1.0 JSON. The data passes through as text, untouched, since amounts in it must stay what they
 * are and reading it is the consumer's business.
 */
final class EventEnvelope {
    private static final JsonFactory JSON = new JsonFactory();

    private EventEnvelope() {}

    static String write(String producer, Event event) {
        return written(json -> write(json, producer, event));
    }

    static String writePage(String producer, OutboxPages.Page page) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringField("log", page.log().toString());
            json.writeNumberField("head", page.head());
            json.writeArrayFieldStart("events");
            for (var event : page.events()) {
                write(json, producer, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * @throws IllegalArgumentException when the text is no event
     */
    static Event read(String text) {
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            return read(json, text);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("Not an event: " + e.getMessage(), e);
        }
    }

    /**
     * @throws IllegalArgumentException when the text is no page of events
     */
    static OutboxPages.Page readPage(String text) {
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            UUID log = null;
            long head = 0;
            var events = new ArrayList<Event>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                var value = json.nextToken();
                switch (name) {
                    case "log" -> log = UUID.fromString(json.getText());
                    case "head" -> head = json.getLongValue();
                    case "events" -> {
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            events.add(read(json, text));
                        }
                    }
                    default -> skip(json, value);
                }
            }
            if (log == null) {
                throw new IllegalArgumentException("the log is missing");
            }
            return new OutboxPages.Page(log, head, events);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("Not a page of events: " + e.getMessage(), e);
        }
    }

    private static void write(JsonGenerator json, String producer, Event event) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", event.id().toString());
        json.writeStringField("source", "/" + producer);
        json.writeStringField("type", event.type());
        json.writeStringField("subject", event.subject());
        json.writeStringField("time", event.recordedAt().toString());
        json.writeStringField("datacontenttype", "application/json");
        json.writeNumberField("subjectversion", event.subjectVersion());
        json.writeStringField("workspace", event.workspace().toString());
        if (event.traceparent() != null) {
            json.writeStringField("traceparent", event.traceparent());
        }
        json.writeStringField("log", event.log().toString());
        json.writeNumberField("sequence", event.sequence());
        json.writeStringField("recordedat", event.recordedAt().toString());
        json.writeFieldName("data");
        json.writeRawValue(event.json());
        json.writeEndObject();
    }

    /** The parser stands at the object's beginning, and afterwards at its end. */
    private static Event read(JsonParser json, String text) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("it is no object");
        }
        Map<String, String> attributes = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            if (value.isStructStart()) {
                var from = json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                var to = json.currentLocation().getCharOffset();
                attributes.put(name, text.substring((int) from, (int) to));
            } else if (value != JsonToken.VALUE_NULL) {
                attributes.put(name, json.getText());
            }
        }
        return new Event(
                UUID.fromString(required(attributes, "id")),
                required(attributes, "type"),
                required(attributes, "subject"),
                Long.parseLong(required(attributes, "subjectversion")),
                new WorkspaceId(UUID.fromString(required(attributes, "workspace"))),
                attributes.get("traceparent"),
                UUID.fromString(required(attributes, "log")),
                Long.parseLong(required(attributes, "sequence")),
                Instant.parse(required(attributes, "recordedat")),
                required(attributes, "data"));
    }

    private static String required(Map<String, String> attributes, String name) {
        @Nullable String value = attributes.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the attribute " + name + " is missing");
        }
        return value;
    }

    private static void skip(JsonParser json, JsonToken value) throws IOException {
        if (value.isStructStart()) {
            json.skipChildren();
        }
    }

    private static String written(Writing writing) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
