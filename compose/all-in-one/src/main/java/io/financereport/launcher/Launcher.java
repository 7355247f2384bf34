package io.financereport.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code mvn -Prun}: starts everything, says where it is, and stays until Ctrl+C or SIGTERM has stopped all of it again. */
public final class Launcher {
    private final Clock clock;
    private final Announcer announcer;

    private Launcher(Clock clock, Announcer announcer) {
        this.clock = clock;
        this.announcer = announcer;
    }

    /** Takes the folder of the repository and the file in which the build wrote down the JDK of its toolchain. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // Not System.out: inside Maven that is a filter of colours, which fails when Maven writes its last words at the
        // same time; and nothing that is said may keep a service from being stopped.
        var announcer =
                new Announcer(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        try {
            var jdk = Jdk.home(Path.of(arguments[1]));
            var settings = Settings.of(Path.of(arguments[0]), jdk, systemProperties(), System.getenv());
            new Launcher(Clock.systemUTC(), announcer).run(settings);
        } catch (StartFailure e) {
            announcer.say(e.sentence());
            // An exception would reach the person as a page about Maven plugins.
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static Map<String, String> systemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), name -> System.getProperty(name, "")));
    }

    private void run(Settings settings) {
        var begun = clock.instant();
        announcer.say("Starting Finance Report; data and logs are in " + settings.data());
        var stack = Stack.of(settings, clock, announcer);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop everything"));
        stack.start();

        var demo = settings.isOn(Setting.DEMO) ? new Demo(stack, clock, announcer).signIn() : "";
        announcer.say("");
        announcer.say("Finance Report is ready after %.1f s: %s"
                .formatted(secondsSince(begun), stack.addresses().get(0)));
        stack.addresses().stream().skip(1).forEach(address -> announcer.say("Another door: " + address));
        if (!demo.isEmpty()) {
            announcer.say("Sign in to the demo workspace with " + demo + ", or register.");
        }
        announcer.say("Ctrl+C stops everything.");
    }

    private void stop(Stack stack) {
        if (stack.isClosing()) {
            return;
        }
        var begun = clock.instant();
        announcer.say("Stopping ...");
        stack.close();
        announcer.say("Everything stopped after %.1f s.".formatted(secondsSince(begun)));
    }

    private double secondsSince(Instant begun) {
        return Duration.between(begun, clock.instant()).toMillis() / 1000.0;
    }
}
