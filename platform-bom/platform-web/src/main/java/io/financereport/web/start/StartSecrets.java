package io.financereport.web.start;

import io.micronaut.context.env.PropertySource;
import io.micronaut.core.convert.ConversionService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a start finds its secrets file and how long it waits for it.
 *
 * @param path {@code SECRETS_FILE}; none: all settings come from the environment
 * @param waitMax {@code SECRETS_WAIT}
 */
record StartSecrets(Optional<Path> path, Duration waitMax) {
    static final String USUAL_PATH = "/secrets/.env";
    private static final Duration WAIT_MAX = Duration.ofSeconds(120);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    static StartSecrets of(Map<String, String> environment) {
        var wait = environment.getOrDefault("SECRETS_WAIT", "");
        return new StartSecrets(
                Optional.of(environment.getOrDefault("SECRETS_FILE", ""))
                        .filter(path -> !path.isBlank())
                        .map(Path::of),
                wait.isBlank() ? WAIT_MAX : duration(wait));
    }

    private static Duration duration(String written) {
        return ConversionService.SHARED
                .convert(written, Duration.class)
                .orElseThrow(() -> new UnusableSecrets("SECRETS_WAIT is no duration such as 120s: " + written));
    }

    /**
     * Reads the file as soon as it is there and whole.
     *
     * @throws UnusableSecrets when the time is over
     */
    SecretsFile await() {
        var file = path.orElseThrow();
        var end = System.nanoTime() + waitMax.toNanos();
        while (true) {
            try {
                return read(file);
            } catch (UnusableSecrets notYet) {
                if (System.nanoTime() >= end) {
                    throw new UnusableSecrets(notYet.getMessage() + "; waited " + waitMax.toSeconds()
                            + " s (SECRETS_WAIT). Look at the log of the vault-agent that writes it");
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    /** Reads the file if it can be read now. */
    Optional<SecretsFile> find() {
        return path.filter(Files::exists).map(StartSecrets::read);
    }

    private static SecretsFile read(Path file) {
        try {
            return SecretsFile.read(file);
        } catch (NoSuchFileException e) {
            throw new UnusableSecrets(file + " is not there");
        } catch (IOException e) {
            // The cause's text may quote what was read.
            throw new UnusableSecrets(file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The values as settings that win over the environment; under the names they have there. */
    static PropertySource source(SecretsFile file) {
        return PropertySource.of(
                "secrets", new HashMap<>(file.values()), PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE);
    }
}
