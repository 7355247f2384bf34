package io.financereport.environments.coverage;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the tests measured into one figure, holds it against the baseline and writes it down. {@code compose/bin/coverage.sh} runs it; the
 * exit code is 0 when all is well, 1 when a figure fell, 2 when there is nothing to judge.
 */
public final class UnifiedCoverage {
    private static final String BASELINE = "unified-coverage.json";

    private final Path root;
    private final Map<String, String> environment;
    private final PrintStream out;

    UnifiedCoverage(Path root, Map<String, String> environment, PrintStream out) {
        this.root = root;
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new UnifiedCoverage(Path.of(arguments[0]), System.getenv(), out)
                .run(List.of(arguments).subList(1, arguments.length)));
    }

    /** {@code [--only COMPONENT]}, or {@code --changed FILE --at-least PERCENT}, the file naming a source on each line. */
    int run(List<String> arguments) throws IOException {
        try {
            var only = valueOf("--only", arguments);
            var changed = valueOf("--changed", arguments);
            if (changed.isPresent()) {
                return judgeChanged(
                        Path.of(changed.get()), valueOf("--at-least", arguments).orElse("0"));
            } else if (only.isPresent()) {
                return judgeOne(Component.named(only.get())
                        .orElseThrow(() -> new NotMeasured("There is no component " + only.get())));
            } else {
                return judgeAll();
            }
        } catch (NotMeasured nothing) {
            out.println(nothing.getMessage());
            return 2;
        }
    }

    private static Optional<String> valueOf(String option, List<String> arguments) {
        var at = arguments.indexOf(option);
        return at < 0 || at + 1 == arguments.size() ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    /** First what is measured is written where it disturbs nothing, so that it is there whatever is said of it. */
    private int judgeAll() throws IOException {
        var sources = measure(Set.of(Component.values()));
        var components = new EnumMap<Component, Figures>(Component.class);
        sources.forEach((component, files) -> components.put(component, Figures.of(files)));
        var all = sources.values().stream().flatMap(List::stream).toList();
        var unified = Figures.of(all);
        components.forEach((component, figures) -> say(component.label(), figures));
        say("unified", unified);
        CoverageFile.write(root.resolve("target/unified-coverage.json"), unified, components);
        writeLcov(sources, all);
        var faults = compared(baseline -> NoRegression.faults(unified, components, baseline));
        if (faults.isEmpty()) {
            CoverageFile.write(root.resolve(BASELINE), unified, components);
            return Math.max(
                    packagesAboveThreshold(sources),
                    aboveThreshold("Unified coverage", unified.lines(), environment.get("COVERAGE_THRESHOLD")));
        } else {
            return 1;
        }
    }

    private int judgeOne(Component component) throws IOException {
        var measured = measure(Set.of(component));
        var files = measured.getOrDefault(component, List.of());
        var figures = Figures.of(files);
        say(component.label(), figures);
        Lcov.write(root.resolve("target/lcov/" + component.label() + ".info"), files);
        var faults = compared(baseline -> NoRegression.faults(Map.of(component, figures), baseline));
        return faults.isEmpty()
                ? Math.max(
                        packagesAboveThreshold(measured),
                        aboveThreshold(
                                component.label() + " coverage",
                                figures.lines(),
                                environment.get("COVERAGE_THRESHOLD")))
                : 1;
    }

    private int judgeChanged(Path list, String percentMin) throws IOException {
        var wanted = Set.copyOf(Files.readAllLines(list));
        var touched = Set.of(Component.values()).stream()
                .filter(component -> wanted.stream().anyMatch(path -> isPartOf(component, path)))
                .collect(Collectors.toSet());
        if (touched.isEmpty()) {
            out.println("No source has changed that is measured");
            return 0;
        }
        var changed = measure(touched).values().stream()
                .flatMap(List::stream)
                .filter(source -> wanted.contains(source.path()))
                .toList();
        changed.forEach(source -> say(source.path(), Figures.of(List.of(source))));
        return aboveThreshold("Coverage of changed files", Figures.of(changed).lines(), percentMin);
    }

    private static boolean isPartOf(Component component, String path) {
        return component == Component.WEB
                ? path.startsWith(Component.WEB_FOLDER)
                : component.modules().stream().anyMatch(module -> path.startsWith(module + "/src/main/java/"));
    }

    private interface Comparison {
        List<String> faults(CoverageFile baseline);
    }

    /** Without a baseline that can be read nothing is compared, which is said; the threshold still counts. */
    private List<String> compared(Comparison comparison) {
        var file = root.resolve(environment.getOrDefault("BASELINE_FILE", BASELINE));
        if (!Files.exists(file)) {
            out.println("⚠️ No baseline " + file.getFileName() + ": nothing to compare with");
            return List.of();
        }
        try {
            var faults = comparison.faults(CoverageFile.read(file));
            faults.forEach(out::println);
            if (faults.isEmpty()) {
                out.println(NoRegression.PASSED);
            }
            return faults;
        } catch (IOException e) {
            out.println("⚠️ The baseline " + file.getFileName() + " cannot be used, " + e.getMessage()
                    + ": nothing to compare with");
            return List.of();
        }
    }

    private int aboveThreshold(String what, Counted lines, @Nullable String percentMin) {
        var least = threshold(percentMin);
        if (lines.percent().compareTo(least) < 0) {
            out.println("❌ %s %s%% is below threshold %.2f%%".formatted(what, lines.percent(), least));
            return 1;
        } else {
            return 0;
        }
    }

    private int packagesAboveThreshold(Map<Component, List<SourceCoverage>> sources) {
        var least = threshold(environment.get("PACKAGE_THRESHOLD"));
        var faults = sources.entrySet().stream()
                .filter(one -> one.getKey().isService())
                .flatMap(one -> PackageFloor.faults(one.getValue(), least).stream())
                .toList();
        faults.forEach(out::println);
        return faults.isEmpty() ? 0 : 1;
    }

    private static BigDecimal threshold(@Nullable String percent) {
        return new BigDecimal(percent == null || percent.isBlank() ? "0" : percent);
    }

    private Map<Component, List<SourceCoverage>> measure(Set<Component> components) throws IOException {
        var measured = new EnumMap<Component, List<SourceCoverage>>(Component.class);
        var java = JavaMeasurements.read(executions());
        for (var component : components) {
            var files = new ArrayList<SourceCoverage>();
            for (var module : component.modules()) {
                files.addAll(java.of(root, module));
            }
            if (component == Component.WEB) {
                files.addAll(Lcov.read(webReport(), Component.WEB_FOLDER));
            }
            measured.put(component, List.copyOf(files));
        }
        return measured;
    }

    /** What the modules' own tests wrote, and what was brought here from shards that ran elsewhere. */
    private List<Path> executions() throws IOException {
        var found = new ArrayList<Path>();
        for (var component : Component.values()) {
            for (var module : component.modules()) {
                var file = root.resolve(module).resolve("target/jacoco.exec");
                if (Files.exists(file)) {
                    found.add(file);
                }
            }
        }
        found.addAll(brought("jacoco.exec"));
        if (found.isEmpty()) {
            throw new NotMeasured("No test was measured: run mvn verify first");
        }
        return found;
    }

    private Path webReport() throws IOException {
        var own = root.resolve("gateway-service/target/web-coverage/lcov.info");
        if (Files.exists(own)) {
            return own;
        }
        return brought("lcov.info").stream()
                .findFirst()
                .orElseThrow(
                        () -> new NotMeasured("The web UI was not measured: run mvn -pl gateway-service -am verify"));
    }

    private List<Path> brought(String name) throws IOException {
        var folder = root.resolve("target/shards");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    private void writeLcov(Map<Component, List<SourceCoverage>> sources, Collection<SourceCoverage> all)
            throws IOException {
        Lcov.write(root.resolve("target/lcov/unified.info"), all);
        Lcov.write(
                root.resolve("target/lcov/backend.info"),
                all.stream()
                        .filter(source -> !source.path().startsWith(Component.WEB_FOLDER))
                        .toList());
        for (var one : sources.entrySet()) {
            Lcov.write(root.resolve("target/lcov/" + one.getKey().label() + ".info"), one.getValue());
        }
    }

    private void say(String what, Figures figures) {
        out.println("%-16s %6s%% of %6d lines, %6s%% of %6d branches"
                .formatted(
                        what,
                        figures.lines().percent(),
                        figures.lines().total(),
                        figures.branches().percent(),
                        figures.branches().total()));
    }
}
