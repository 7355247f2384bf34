package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The layouts that earlier files, or people, have shown.
 *
 * @param layouts the newest first
 */
public record KnownLayouts(List<Known> layouts) {
    public static final KnownLayouts NONE = new KnownLayouts(List.of());

    /**
     * One version of an import profile.
     *
     * @param isOwn whether the profile is one of the account that the file is about; one of another account decides nothing
     */
    public record Known(UUID profile, int version, String name, boolean isOwn, TableLayout layout) {
        /** The profile as a sentence names it. */
        public String title() {
            return "import profile \"" + name + "\", version " + version;
        }
    }

    public KnownLayouts {
        layouts = List.copyOf(layouts);
    }

    public boolean isEmpty() {
        return layouts.isEmpty();
    }

    /** The account's own layout whose columns are named so, the newest one. */
    @Nullable
    Known own(Format format, char separator, List<String> names) {
        return layouts.stream()
                .filter(known -> known.isOwn() && known.layout().isHeaded())
                .filter(known -> known.layout().isOf(format, separator, stripped(names)))
                .findFirst()
                .orElse(null);
    }

    /** The account's own layout of a file without names, whose columns hold the same. */
    @Nullable
    Known ownUnnamed(Format format, CsvHeader header) {
        return layouts.stream()
                .filter(known -> known.isOwn() && !known.layout().isHeaded())
                .filter(known ->
                        known.layout().format() == format && known.layout().separator() == header.separator())
                .filter(known -> known.layout().holdsRoles(header.roles()))
                .findFirst()
                .orElse(null);
    }

    /** A layout of other accounts whose columns are named so; null where several of them say different things. */
    @Nullable
    Known lent(Format format, char separator, List<String> names) {
        // Of each profile the newest version with these columns.
        var profiles = new HashSet<UUID>();
        var lent = layouts.stream()
                .filter(known -> !known.isOwn() && known.layout().isHeaded())
                .filter(known -> known.layout().isOf(format, separator, stripped(names)))
                .filter(known -> profiles.add(known.profile()))
                .toList();
        var answers =
                lent.stream().map(Known::layout).map(Answers::of).distinct().count();
        return answers == 1 ? lent.getFirst() : null;
    }

    static List<String> stripped(List<String> names) {
        return names.stream().map(TableLayout::name).toList();
    }

    /** What a layout can lend. */
    private record Answers(
            @Nullable DateOrder dates,
            @Nullable DateOrder valueDates,
            @Nullable DecimalMark decimals) {
        static Answers of(TableLayout layout) {
            return new Answers(layout.dateOrder(), layout.valueDateOrder(), layout.decimalMark());
        }
    }
}
