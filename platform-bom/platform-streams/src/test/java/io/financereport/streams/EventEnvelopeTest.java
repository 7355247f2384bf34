package io.financereport.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.tenancy.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {
    private static final UUID LOG = UUID.fromString("3f3c2f1e-0000-4000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amount\":\"-12.50\",\"list\":[1,{\"a\":\"}\"},[]],\"n\":1.10}",
                "{ \"spaced\" :\n \"“quotes” \\u0000 and \\\\ \\\"more\\\" 💶\" }"
            })
    void the_data_passes_through_untouched(String data) {
        var event = event(data, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(EventEnvelope.read(EventEnvelope.write("statement", event))).isEqualTo(event);
    }

    @Test
    void long_data_passes_through_untouched() {
        var event = event("{\"text\":\"" + "ä💶x".repeat(100_000) + "\"}", null);

        assertThat(EventEnvelope.read(EventEnvelope.write("statement", event))).isEqualTo(event);
    }

    @Test
    void attributes_may_come_in_any_order_and_unknown_ones_are_ignored() {
        var event = event("{\"a\":1}", null);
        var text = """
            {"data": {"a":1}, "extension": {"x": [1]}, "nothing": null, "sequence": 7, "recordedat": "2026-01-31T10:00:00.000001Z",
             "log": "%s", "workspace": "%s", "subjectversion": 3, "subject": "s\\"1", "type": "number.counted.v1",
             "id": "%s", "specversion": "1.0", "source": "/statement", "flag": true}
            """.formatted(LOG, event.workspace(), event.id());

        assertThat(EventEnvelope.read(text)).isEqualTo(event);
    }

    @Test
    void a_page_is_read_as_it_was_written() {
        var page = new OutboxPages.Page(LOG, 9, List.of(event("{\"a\":[{}]}", null), event("{}", null)));

        assertThat(EventEnvelope.readPage(EventEnvelope.writePage("statement", page)))
                .isEqualTo(page);
        var empty = new OutboxPages.Page(LOG, 0, List.of());
        assertThat(EventEnvelope.readPage(EventEnvelope.writePage("statement", empty)))
                .isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "no json", "{\"id\":\"x\"}", "{\"data\":{"})
    void what_is_no_event_is_refused(String text) {
        assertThatThrownBy(() -> EventEnvelope.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not an event");
    }

    private static Event event(String data, @Nullable String traceparent) {
        return new Event(
                UUID.fromString("01910000-0000-7000-8000-000000000001"),
                "number.counted.v1",
                "s\"1",
                3,
                new WorkspaceId(UUID.fromString("01910000-0000-7000-8000-000000000002")),
                traceparent,
                LOG,
                7,
                Instant.parse("2026-01-31T10:00:00.000001Z"),
                data);
    }
}
