package io.financereport.environments.workflows;

import io.financereport.environments.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workflow as it is written: its text, and the tree that GitHub makes of it. */
record Workflow(String name, String text, Map<?, ?> tree) {
    static final Path FOLDER = Script.ROOT.resolve(".github/workflows");

    static Workflow named(String name) {
        return all().filter(workflow -> workflow.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Workflow> all() {
        try (var found = Files.list(FOLDER)) {
            return found.sorted().map(Workflow::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Workflow read(Path file) {
        try {
            var text = Files.readString(file);
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return new Workflow(file.getFileName().toString(), text, yaml.load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What starts it; YAML reads the bare word {@code on} as true. */
    Map<?, ?> triggers() {
        return map(tree.get(true));
    }

    boolean isOnlyCalled() {
        return triggers().keySet().stream().map(String::valueOf).toList().equals(List.of("workflow_call"));
    }

    Map<String, Map<?, ?>> jobs() {
        var jobs = new TreeMap<String, Map<?, ?>>();
        map(tree.get("jobs")).forEach((key, job) -> jobs.put(String.valueOf(key), map(job)));
        return jobs;
    }

    Stream<Map<?, ?>> steps() {
        return jobs().values().stream().flatMap(Workflow::steps);
    }

    private static Stream<Map<?, ?>> steps(Map<?, ?> job) {
        return job.get("steps") instanceof List<?> steps ? steps.stream().map(Workflow::map) : Stream.empty();
    }

    /** When GitHub cuts the job off. */
    int minutesOf(String job) {
        return minutes(map(jobs().get(job)));
    }

    /** When GitHub cuts the job's step off that runs this script. */
    int minutesOf(String job, String script) {
        return minutes(steps(map(jobs().get(job)))
                .filter(step -> String.valueOf(step.get("run")).startsWith("compose/bin/" + script))
                .findFirst()
                .orElseThrow());
    }

    private static int minutes(Map<?, ?> part) {
        return Integer.parseInt(String.valueOf(part.get("timeout-minutes")));
    }

    /** Every {@code run:} block. */
    List<String> commands() {
        return steps().filter(step -> step.containsKey("run"))
                .map(step -> String.valueOf(step.get("run")))
                .toList();
    }

    /** Every action and workflow that it uses. */
    List<String> uses() {
        return Stream.concat(jobs().values().stream(), steps())
                .filter(part -> part.containsKey("uses"))
                .map(part -> String.valueOf(part.get("uses")))
                .toList();
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
