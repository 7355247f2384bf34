package io.financereport.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that stand in for those a script calls. */
public final class StandIn {
    private StandIn() {}

    /** Puts those programs of this machine into a folder, for a PATH on which there are no others; the folder. */
    public static Path only(Path folder, List<String> names) {
        for (var name : names) {
            program(folder, name, "exec " + Script.require(name) + " \"$@\"", "/bin/bash");
        }
        return folder;
    }

    /** Puts a bash program of that name into a folder; the folder, for {@link Script#withPrograms}. */
    public static Path program(Path folder, String name, String body) {
        return program(folder, name, body, "/usr/bin/env bash");
    }

    private static Path program(Path folder, String name, String body, String by) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, "#!" + by + "\nset -euo pipefail\n" + body + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return folder;
    }
}
