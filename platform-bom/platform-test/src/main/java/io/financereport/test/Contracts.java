package io.financereport.test;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Holds events to the committed schemas of platform-contracts, which must be on the test's class path. */
public final class Contracts {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private Contracts() {}

    /**
     * @param type such as {@code entry.posted.v1}
     * @param json the event's data
     * @throws AssertionError when the data does not follow the schema
     */
    public static void requireValid(String type, String json) {
        var schema = SCHEMAS.getSchema(read("/events/" + type + ".schema.json"));
        var faults = schema.validate(
                json,
                InputFormat.JSON,
                execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true));
        if (!faults.isEmpty()) {
            throw new AssertionError(type + " does not follow its schema: " + faults + "\n" + json);
        }
    }

    /** The committed example of an event's data. */
    public static String example(String type) {
        return read("/events/" + type + ".example.json");
    }

    private static String read(String resource) {
        try (var file = Contracts.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException(resource + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
