package io.financereport.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Where a keyset page ended: the sort key of its last item. Opaque to clients. */
public record Cursor(List<String> parts) {
    private static final String SEPARATOR = "\u001f";
    private static final int ENCODED_CHARACTERS_MAX = 1024;

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /**
     * @throws Problem 400 when the text is not a cursor that this product handed out
     */
    public static Cursor parse(String encoded) {
        if (encoded.length() > ENCODED_CHARACTERS_MAX) {
            throw unreadable();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return new Cursor(List.of(text.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /**
     * @throws Problem 400 when the cursor has fewer parts, as one of another list has
     */
    public String part(int index) {
        if (index < parts.size()) {
            return parts.get(index);
        } else {
            throw unreadable();
        }
    }

    /**
     * @param reader throws as {@code valueOf}, {@code fromString} and {@code parse} do when the text is not what it takes
     * @throws Problem 400 when the part is not what the reader takes, as one of another list may be
     */
    public <T> T part(int index, Function<String, T> reader) {
        try {
            return reader.apply(part(index));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable();
        }
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Problem unreadable() {
        return Problem.of(WebProblem.BAD_REQUEST, "cursor: not one that this list handed out; ask again without it");
    }
}
