package io.financereport.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the secrets file is there and how old it is. Nothing about it fails a check: the service may run on what it has read. */
final class SecretsFileProbe implements BootProbe {
    private static final Duration AGE_MAX = Duration.ofHours(1);
    private static final String REMEDY =
            "restart the vault-agent beside this service and look at its log; docs/reference/startup.md has the steps";

    private final Optional<Path> path;
    private final Clock clock;

    SecretsFileProbe(Optional<Path> path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    @Override
    public BootMode from() {
        return BootMode.FULL;
    }

    @Override
    public List<String> dependencies() {
        return List.of("secrets-file");
    }

    @Override
    public BootOutcome look(String dependency) throws IOException {
        if (path.isEmpty()) {
            return BootOutcome.skipped("SECRETS_FILE names no file");
        }
        var file = path.get();
        if (!Files.exists(file)) {
            return BootOutcome.warning(file + " is missing: " + REMEDY);
        }
        var written = Files.getLastModifiedTime(file).toInstant();
        var age = Duration.between(written, clock.instant());
        var told = file + " was written " + age.toMinutes() + " min ago (" + written + ")";
        return age.compareTo(AGE_MAX) > 0
                ? BootOutcome.warning(told + ", more than " + AGE_MAX.toMinutes() + " min: " + REMEDY)
                : BootOutcome.ok(told);
    }
}
