package io.financereport.environments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every script, and what for those that a person may call. */
class ScriptsTest {
    @ParameterizedTest
    @MethodSource("called")
    void says_what_it_does_and_how_it_is_called(Path script) {
        var help = new Script(Script.ROOT.resolve(script), Script.ROOT, Map.of(), "")
                .run("--help")
                .requireSuccess();

        // A layer's own script is a word for one of compose/bin.
        var name = script.startsWith("compose/dokploy") ? "layer_" + script.getFileName() : script.getFileName();
        assertThat(help.out()).startsWith("usage: " + name);
    }

    @ParameterizedTest
    @MethodSource("run")
    void can_be_run_and_stops_at_the_first_fault(Path script) throws IOException {
        assertThat(Files.isExecutable(Script.ROOT.resolve(script))).isTrue();
        var text = text(script);
        if (text.startsWith("#!/bin/sh\n")) {
            // In images that have no bash.
            assertThat(text).contains("\nset -eu\n");
        } else {
            assertThat(text).startsWith("#!/usr/bin/env bash\n").contains("\nset -euo pipefail\n");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void ends_no_process_by_its_name(Path script) throws IOException {
        assertThat(text(script)).doesNotContainPattern("\\b(pkill|killall|pidof|pgrep)\\b");
    }

    @Test
    void shellcheck_has_nothing_to_say() throws Exception {
        var words = new ArrayList<>(List.of(Script.require("shellcheck").toString(), "--external-sources"));
        all().forEach(script -> words.add(script.toString()));
        var said = Files.createTempFile("shellcheck", ".out");
        try {
            var process = new ProcessBuilder(words)
                    .directory(Script.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();

            assertThat(process.waitFor()).describedAs(Files.readString(said)).isZero();
        } finally {
            Files.delete(said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci/run", "compose/bin/lint.sh"})
    void shellcheck_is_given_every_script(String caller) throws IOException {
        var patterns = text(Path.of(caller))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("shellcheck -"))
                .flatMap(line -> Stream.of(line.split(" ")).skip(2))
                .map(words -> FileSystems.getDefault().getPathMatcher("glob:" + words))
                .toList();

        assertThat(all())
                .hasSizeGreaterThan(50)
                .allMatch(script -> patterns.stream().anyMatch(pattern -> pattern.matches(script)));
    }

    /** Those of {@code compose/bin}, and those of a layer, which are the same ones with its name. */
    static Stream<Path> called() throws IOException {
        return all().filter(script -> script.toString().matches("(.*/)?compose/bin/[^/]+")
                || script.startsWith("compose/dokploy") && script.toString().matches(".*/(deploy|status)\\.sh"));
    }

    /** Without what is only sourced. */
    static Stream<Path> run() throws IOException {
        return all().filter(script -> !script.startsWith("compose/bin/lib"));
    }

    static Stream<Path> all() throws IOException {
        try (var found = Files.walk(Script.ROOT.resolve("compose"))) {
            var scripts = found.map(Script.ROOT::relativize)
                    .filter(file -> file.toString().endsWith(".sh"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
                    .sorted();
            return Stream.concat(Stream.of(Path.of(".ci/run")), scripts).toList().stream();
        }
    }

    private static String text(Path script) throws IOException {
        return Files.readString(Script.ROOT.resolve(script), StandardCharsets.UTF_8);
    }
}
