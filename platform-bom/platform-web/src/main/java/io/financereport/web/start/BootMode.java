package io.financereport.web.start;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much a boot check looks at; each mode looks at all that the ones before it do. */
public enum BootMode {
    /** Configuration and secrets only: needs nothing that runs. */
    DRY_RUN,
    /** And what the service cannot start without. */
    CRITICAL,
    /** And all it works with. */
    FULL;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<BootMode> find(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(BootMode::word).collect(Collectors.joining(", "));
    }
}
