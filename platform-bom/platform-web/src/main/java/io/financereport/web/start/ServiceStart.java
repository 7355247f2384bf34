package io.financereport.web.start;

import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.Micronaut;
import java.security.Security;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every main class calls: the secrets file first, then the service, or in its place {@code --boot-check=<mode>} or
 * {@code --train=<paths>}.
 */
public final class ServiceStart {
    private static final String BOOT_CHECK = "--boot-check=";
    private static final String TRAIN = "--train=";
    /** A name of several machines is looked up anew every second: otherwise a new replica would not be seen, and a dead one asked. */
    private static final String NAME_KEPT_SECONDS = "1";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceStart.class);

    private ServiceStart() {}

    /** Returns once the service has started; ends the process where it cannot start, and after a check or a training. */
    public static void run(Class<?> service, String[] arguments) {
        Security.setProperty("networkaddress.cache.ttl", NAME_KEPT_SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", NAME_KEPT_SECONDS);
        var secrets = StartSecrets.of(System.getenv());
        if (value(arguments, BOOT_CHECK) instanceof String mode) {
            System.exit(new BootCheck(service, secrets, Clock.systemUTC(), System.out).run(mode));
        } else if (value(arguments, TRAIN) instanceof String paths) {
            System.exit(Training.run(service, List.of(paths.split(","))));
        } else {
            start(service, secrets, arguments);
        }
    }

    private static @Nullable String value(String[] arguments, String option) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst()
                .orElse(null);
    }

    private static void start(Class<?> service, StartSecrets secrets, String[] arguments) {
        try {
            Drain.onSignal(Micronaut.build(arguments)
                    .mainClass(service)
                    .propertySources(sources(secrets))
                    .start());
        } catch (UnusableSecrets e) {
            LOG.error("{}", e.getMessage());
            System.exit(1);
        }
    }

    static PropertySource[] sources(StartSecrets secrets) {
        if (secrets.path().isEmpty()) {
            Checkpoint.SECRETS.reached("no file is named (SECRETS_FILE), they come from the environment");
            return new PropertySource[0];
        } else {
            var file = secrets.await();
            Checkpoint.SECRETS.reached(
                    file.values().size() + " values of " + secrets.path().orElseThrow());
            return new PropertySource[] {StartSecrets.source(file)};
        }
    }
}
