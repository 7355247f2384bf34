package io.financereport.statement.statement;

import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

import io.financereport.statement.reading.Source;
import io.financereport.tenancy.Cells;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands in its original.
 *
 * @param kind bytes of a text file, cells of a sheet, or box on a page
 * @param part the sheet or the page, counted from 1
 * @param from the first byte or column, counted from 0
 * @param to the byte or column after the last
 * @param line of the text file or of the page, or the row of the sheet, counted from 1
 * @param box left, top, right and bottom in hundredths of a point from the upper left corner of the page
 */
@Serdeable
record SourcePlace(
        String kind,
        @Nullable Integer part,
        @Nullable Long from,
        @Nullable Long to,
        long line,
        @Nullable List<Integer> box) {
    SourcePlace {
        box = box == null ? null : List.copyOf(box);
    }

    static SourcePlace of(Source source) {
        return switch (source) {
            case Source.Bytes bytes -> new SourcePlace("bytes", null, bytes.from(), bytes.to(), bytes.line(), null);
            case Source.Cells cells ->
                new SourcePlace("cells", cells.sheet(), (long) cells.from(), (long) cells.to(), cells.line(), null);
            case Source.Box box ->
                new SourcePlace(
                        "box",
                        box.page(),
                        null,
                        null,
                        box.line(),
                        List.of(box.left(), box.top(), box.right(), box.bottom()));
        };
    }

    static SourcePlace of(Cells row) {
        var part = row.findNumber("source_part");
        var box = row.integers("source_box");
        return new SourcePlace(
                row.text("source_kind"),
                part == null ? null : part.intValue(),
                row.findNumber("source_from"),
                row.findNumber("source_to"),
                row.number("source_line"),
                box.isEmpty() ? null : box);
    }

    /** What {@link #of(Source)} was made from. */
    Source source() {
        return switch (kind) {
            case "bytes" -> new Source.Bytes(requireNonNull(from), requireNonNull(to), line);
            case "cells" ->
                new Source.Cells(
                        requireNonNull(part), line, toIntExact(requireNonNull(from)), toIntExact(requireNonNull(to)));
            case "box" -> {
                var sides = requireNonNull(box);
                yield new Source.Box(
                        requireNonNull(part), line, sides.get(0), sides.get(1), sides.get(2), sides.get(3));
            }
            default -> throw new IllegalStateException("A row stands in " + kind);
        };
    }

    /** The box as the database writes arrays, as arrays of arrays cannot be unnested to arrays. */
    @Nullable
    String boxText() {
        return box == null ? null : box.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
