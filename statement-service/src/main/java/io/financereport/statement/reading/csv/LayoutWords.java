package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.csv.TableLayout.AmountSigns;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a layout in words for people. */
final class LayoutWords {
    private LayoutWords() {}

    static String written(@Nullable ColumnRole role) {
        return role == null
                ? "not read"
                : "the " + role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String written(AmountSigns signs) {
        return switch (signs) {
            case AS_WRITTEN -> "as written";
            case INVERTED -> "inverted";
            case BARE_OUT -> "left out where money goes out";
            case BY_COLUMN -> "in a column";
        };
    }
}
