package io.financereport.web.start;

import ch.qos.logback.classic.Level;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what a service needs and prints a line for each: name, state, duration, message. Starts no server and no worker,
 * migrates nothing and does not wait for the secrets file.
 */
final class BootCheck {
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    /** The service's beans, so far as none of them begins to work. */
    private static final Map<String, Object> AT_REST = Map.of(
            "boot.check", true,
            "flyway.enabled", false,
            "streams.enabled", false,
            "datasources.default.initialization-fail-timeout", -1,
            "datasources.default.minimum-idle", 0,
            "micronaut.metrics.enabled", false);

    private final Class<?> service;
    private final StartSecrets secrets;
    private final Clock clock;
    private final PrintStream out;
    private final List<BootOutcome.State> states = new ArrayList<>();

    BootCheck(Class<?> service, StartSecrets secrets, Clock clock, PrintStream out) {
        this.service = service;
        this.secrets = secrets;
        this.clock = clock;
        this.out = out;
    }

    /** 0, or 1 when any dependency is in error. */
    int run(String mode) {
        return BootMode.find(mode).map(known -> run(known, Map.of())).orElseGet(() -> {
            out.println("--boot-check takes one of " + BootMode.words() + ", not " + mode);
            return 1;
        });
    }

    int run(BootMode mode, Map<String, Object> settings) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            // What goes wrong is said in the lines; logged as well it would stand between them.
            root.setLevel(Level.OFF);
        }
        var sources = new ArrayList<PropertySource>();
        look("secrets", () -> readSecrets(sources));
        try (var beans = ApplicationContext.builder()
                .mainClass(service)
                .properties(settings)
                .propertySources(PropertySource.of("boot-check", AT_REST, Integer.MAX_VALUE))
                .propertySources(sources.toArray(PropertySource[]::new))
                .banner(false)
                .build()) {
            if (look("configuration", () -> readConfiguration(beans)) != BootOutcome.State.ERROR) {
                lookAtAll(beans, mode);
            }
        }
        return states.contains(BootOutcome.State.ERROR) ? 1 : 0;
    }

    private BootOutcome readSecrets(List<PropertySource> sources) {
        if (secrets.path().isEmpty()) {
            return BootOutcome.ok("from the environment, SECRETS_FILE names no file");
        }
        return secrets.find()
                .map(file -> {
                    sources.add(StartSecrets.source(file));
                    return BootOutcome.ok(file.values().size() + " values of "
                            + secrets.path().orElseThrow());
                })
                .orElseGet(() -> BootOutcome.warning(
                        secrets.path().orElseThrow() + " is not there, so only the environment is looked at"));
    }

    /** Secrets that everybody knows are refused here too, as at every start. */
    private static BootOutcome readConfiguration(ApplicationContext beans) {
        beans.start();
        var count = 0;
        for (var group : beans.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationReader.class))) {
            if (group.getBeanType().getName().startsWith("io.financereport.")) {
                requireReadable(beans, group);
                count += beans.getBeansOfType(group.getBeanType()).size();
            }
        }
        return BootOutcome.ok(count + " groups of settings, ENVIRONMENT is "
                + beans.getRequiredProperty("environment", String.class));
    }

    /** Micronaut takes the default where a value cannot be read as what it should be; whoever wrote it wants to know. */
    private static void requireReadable(ApplicationContext beans, BeanDefinition<?> group) {
        for (var argument : group.getConstructor().getArguments()) {
            argument.getAnnotationMetadata()
                    .stringValue(Property.class, "name")
                    .filter(beans::containsProperty)
                    .filter(name -> beans.getProperty(name, argument).isEmpty())
                    .ifPresent(name -> {
                        throw new IllegalStateException("the value of " + name + " cannot be read as "
                                + argument.getType().getSimpleName());
                    });
        }
    }

    private void lookAtAll(ApplicationContext beans, BootMode mode) {
        var probes = new ArrayList<>(beans.getBeansOfType(BootProbe.class));
        probes.add(new SecretsFileProbe(secrets.path(), clock));
        probes.stream()
                .filter(probe -> probe.from().compareTo(mode) <= 0)
                .sorted(Comparator.comparing(BootProbe::from)
                        .thenComparing(probe -> probe.getClass().getName()))
                .forEach(probe -> probe.dependencies().forEach(name -> look(name, () -> probe.look(name))));
    }

    private BootOutcome.State look(String dependency, Callable<BootOutcome> question) {
        var begin = System.nanoTime();
        var outcome = within(question);
        out.printf(
                Locale.ROOT,
                "%-15s %-8s %6d ms  %s%n",
                dependency,
                outcome.state().name().toLowerCase(Locale.ROOT),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin),
                outcome.message());
        states.add(outcome.state());
        return outcome.state();
    }

    private static BootOutcome within(Callable<BootOutcome> question) {
        var task = new FutureTask<>(question);
        Thread.ofVirtual().start(task);
        try {
            return task.get(LOOK_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return BootOutcome.error("did not answer within " + LOOK_MAX.toSeconds() + " s");
        } catch (ExecutionException e) {
            return BootOutcome.error(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BootOutcome.error("interrupted");
        }
    }

    /** What is at the bottom of it: the outer exceptions only say in which bean. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
