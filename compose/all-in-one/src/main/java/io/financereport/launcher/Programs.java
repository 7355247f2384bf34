package io.financereport.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How each service is started: its jar as the build left it, on the JDK of the toolchain, with a bounded heap. */
final class Programs {
    private final Settings settings;

    Programs(Settings settings) {
        this.settings = settings;
    }

    Command command(Instance instance, Map<String, String> environment) {
        var words = List.of(
                settings.java().toString(),
                "-Xmx" + settings.text(Setting.HEAP_MAX),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar(instance.part()).toString());
        return new Command(
                instance.name(),
                words,
                environment,
                settings.data(),
                log(settings.data(), instance),
                Command.StopSignal.TERM);
    }

    static Path log(Path data, Instance instance) {
        return data.resolve("logs").resolve(instance.name() + ".log");
    }

    private Path jar(Part part) {
        var jar = settings.root().resolve("%s/target/%1$s-0.1.0-SNAPSHOT.jar".formatted(part.module()));
        if (!Files.exists(jar)) {
            throw new StartFailure("%s is not built: run mvn -Prun in %s.".formatted(part.module(), settings.root()));
        }
        return jar;
    }
}
