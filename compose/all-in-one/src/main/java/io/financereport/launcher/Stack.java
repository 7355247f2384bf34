package io.financereport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that runs: PostgreSQL, Redis and every copy of the services. Closing it stops all of it in order, within 20 seconds. */
final class Stack implements AutoCloseable {
    // Together with the second that each forced end may take, these stay below 20 seconds.
    private static final Duration GATEWAY_STOP_MAX = Duration.ofSeconds(4);
    private static final Duration SERVICE_STOP_MAX = Duration.ofSeconds(6);
    private static final Duration INFRASTRUCTURE_STOP_MAX = Duration.ofSeconds(3);

    private final Settings settings;
    private final Clock clock;
    private final Announcer announcer;
    private final RunFolder run;
    private final Secrets secrets;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Watched> gateways = new ArrayList<>();
    private final List<Watched> services = new ArrayList<>();
    private final List<Watched> infrastructure = new ArrayList<>();
    private boolean closing;

    private Stack(Settings settings, Clock clock, Announcer announcer) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.announcer = announcer;
        // It holds what a bank says about a person: nobody else on the machine looks in.
        Files.createDirectories(
                settings.data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(settings.data().resolve("logs"));
        this.run = RunFolder.lock(settings.data());
        this.secrets = Secrets.in(settings.data());
    }

    /** Takes possession of the data folder; nothing runs yet. */
    static Stack of(Settings settings, Clock clock, Announcer announcer) {
        try {
            return new Stack(settings, clock, announcer);
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailure(
                    "%s cannot be used as the data folder (%s): choose another with -D%s=<folder>."
                            .formatted(settings.data(), reason(e), Setting.DATA_DIRECTORY.property()),
                    e);
        }
    }

    private static String reason(Exception e) {
        // Java's message about a file is often its path and no more.
        return e instanceof IOException ? e.toString() : String.valueOf(e.getMessage());
    }

    /** Returns when all of it is ready; stops what it started when it fails. */
    void start() {
        try {
            startAll();
        } catch (StartFailure e) {
            close();
            throw e;
        } catch (IOException | SQLException | UncheckedIOException e) {
            close();
            throw new StartFailure(
                    "Not started (%s): the logs are in %s."
                            .formatted(reason(e), settings.data().resolve("logs")),
                    e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting.", e);
        }
    }

    private void startAll() throws IOException, SQLException, InterruptedException {
        run.stopOrphans();
        var ports = new Ports(settings);
        instances.addAll(ports.instances());
        var postgresPort = ports.require(Setting.POSTGRES_PORT);
        var redis = new Redis(settings.data(), ports.require(Setting.REDIS_PORT), secrets);
        var readiness = new Readiness(clock, Duration.ofSeconds(settings.number(Setting.READY_SECONDS_MAX, 1, 3_600)));

        startInfrastructure(Postgres.in(settings.data(), postgresPort, secrets), redis, readiness);
        startServices(new ServiceEnvironment(settings, secrets, redis, postgresPort, instances));
        for (var instance : instances) {
            requireReady(instance, readiness);
        }
    }

    private void startInfrastructure(Postgres postgres, Redis redis, Readiness readiness)
            throws IOException, SQLException, InterruptedException {
        var redisCommand = redis.command();
        start(redisCommand, infrastructure);
        postgres.create();
        var postgresCommand = postgres.command();
        start(postgresCommand, infrastructure);
        requireAnswer(postgresCommand, readiness.await(postgres::answers));
        requireAnswer(redisCommand, readiness.await(redis::answers));
        postgres.initialise(settings.root().resolve("compose/postgres/init.sql"));
    }

    private static void requireAnswer(Command command, boolean answers) {
        if (!answers) {
            throw new StartFailure("%s does not answer: see %s.".formatted(command.name(), command.log()));
        }
    }

    private void startServices(ServiceEnvironment environment) {
        var programs = new Programs(settings);
        for (var instance : instances) {
            start(
                    programs.command(instance, environment.of(instance)),
                    instance.part() == Part.GATEWAY ? gateways : services);
        }
    }

    private synchronized void start(Command command, List<Watched> group) {
        if (closing) {
            throw new StartFailure("Stopped while starting.");
        }
        var process = new Watched(command, run, announcer, clock);
        group.add(process);
        process.start();
    }

    private void requireReady(Instance instance, Readiness readiness) throws InterruptedException {
        if (!readiness.await(instance.readiness())) {
            throw new StartFailure("%s was not ready after %s s: see %s (-D%s gives it more time)."
                    .formatted(
                            instance.name(),
                            settings.text(Setting.READY_SECONDS_MAX),
                            Programs.log(settings.data(), instance),
                            Setting.READY_SECONDS_MAX.property()));
        }
    }

    /** The doors, the first first. */
    List<URI> addresses() {
        return instances.stream()
                .filter(instance -> instance.part() == Part.GATEWAY)
                .map(instance -> URI.create("http://localhost:" + instance.port()))
                .toList();
    }

    List<Instance> instances() {
        return List.copyOf(instances);
    }

    Settings settings() {
        return settings;
    }

    Path data() {
        return settings.data();
    }

    Secrets secrets() {
        return secrets;
    }

    /** Does something the first time only. */
    @Override
    public void close() {
        if (isClosing()) {
            return;
        }
        closeDoor();
        stopTogether(gateways, GATEWAY_STOP_MAX);
        stopTogether(services, SERVICE_STOP_MAX);
        for (var process : infrastructure) {
            process.stop(INFRASTRUCTURE_STOP_MAX);
        }
        run.close();
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** From here on {@link #start(Command, List)} adds nothing to the groups. */
    private synchronized void closeDoor() {
        closing = true;
    }

    private static void stopTogether(List<Watched> processes, Duration max) {
        var stopping = processes.stream()
                .map(process -> new Thread(() -> process.stop(max), "stop " + process.name()))
                .toList();
        stopping.forEach(Thread::start);
        try {
            for (var thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
