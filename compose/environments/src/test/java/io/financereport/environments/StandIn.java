package io.financereport.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs that stand in for those a script calls. */
public final class StandIn {
    private StandIn() {}

    /** Puts a bash program of that name into a folder; the folder, for {@link Script#withPrograms}. */
    public static Path program(Path folder, String name, String body) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "#!/usr/bin/env bash\nset -euo pipefail\n" + body + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return folder;
    }
}
