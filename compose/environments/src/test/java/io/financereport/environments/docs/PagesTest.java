package io.financereport.environments.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Path DOCS = Script.ROOT.resolve("docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern NAV = Pattern.compile("(?m)^\\s+- .*: ([a-z0-9/-]+\\.md)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern SCRIPT = Pattern.compile("(?:compose/bin/|`)([a-z_]+\\.sh)");
    private static final Pattern WORKFLOW = Pattern.compile("\\.github/workflows/([a-z-]+\\.yml)");
    private static final Pattern KEY = Pattern.compile("\\A---\nssot: ([a-z0-9-]+)\n---\n");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROOF = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:#([a-z_]+))?`");
    private static final Pattern NAMED_FILE = Pattern.compile("`((?:compose|docs|\\.github)/[A-Za-z0-9_./-]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+-\\d+) \\| (proven|built|open) \\| \\S.* \\|$");

    @TempDir
    private Path folder;

    @Test
    void the_site_builds_strictly() {
        new Script(Script.require("mkdocs"), Script.ROOT, Map.of(), "")
                .run("build", "--strict", "--site-dir", folder.resolve("site").toString())
                .requireSuccess();

        assertThat(folder.resolve("site/playbooks/hotfix.html")).exists();
    }

    @Test
    void every_page_is_in_the_navigation_and_every_entry_is_a_page() throws IOException {
        var entries = matches(NAV, Files.readString(Script.ROOT.resolve("mkdocs.yml")));

        assertThat(entries)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        pages().map(page -> DOCS.relativize(page).toString()).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_somewhere(Path page) throws IOException {
        for (var target : matches(LINK, Files.readString(page))) {
            if (target.matches("(https?|mailto):.*")) {
                continue;
            }
            var parts = target.split("#", 2);
            var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            assertThat(file).describedAs("%s links to %s", page, target).exists();
            if (parts.length == 2) {
                assertThat(anchors(file))
                        .describedAs("%s links to %s", page, target)
                        .contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_block_of_commands_is_shell(Path page) throws IOException {
        for (var block : matches(BLOCK, Files.readString(page))) {
            new Script(Path.of("/bin/bash"), Script.ROOT, Map.of(), block)
                    .run("-n")
                    .requireSuccess();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_script_and_workflow_that_is_named_is_there(Path page) throws IOException {
        var text = Files.readString(page);

        assertThat(scripts()).containsAll(matches(SCRIPT, text));
        assertThat(matches(WORKFLOW, text))
                .allMatch(name ->
                        Files.exists(Script.ROOT.resolve(".github/workflows").resolve(name)));
    }

    @Test
    void every_script_is_explained_in_some_page() throws IOException {
        var named = new TreeSet<String>();
        for (var page : pages().toList()) {
            named.addAll(matches(SCRIPT, Files.readString(page)));
        }
        named.addAll(matches(SCRIPT, Files.readString(Script.ROOT.resolve("README.md"))));

        var missing = new TreeSet<>(scripts());
        missing.removeAll(named);

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ship-a-feature", "promote-to-staging", "promote-to-production", "hotfix"})
    void a_playbook_has_numbered_steps_and_names_its_scripts(String name) throws IOException {
        var text = Files.readString(DOCS.resolve("playbooks").resolve(name + ".md"));

        assertThat(text.lines().filter(line -> line.matches("\\d+\\. .*")).count())
                .isGreaterThanOrEqualTo(5);
        assertThat(matches(SCRIPT, text)).isNotEmpty();
    }

    @Test
    void each_page_is_the_one_source_of_something_and_says_of_what() throws IOException {
        var keys = new ArrayList<String>();
        for (var page : pages().toList()) {
            var key = KEY.matcher(Files.readString(page));
            assertThat(key.find()).describedAs("%s has no key", page).isTrue();
            keys.add(key.group(1));
        }

        assertThat(keys)
                .doesNotHaveDuplicates()
                .contains(
                        "development",
                        "deployment",
                        "observability",
                        "testing",
                        "environment-check",
                        "environments",
                        "traceability");
    }

    @Test
    void every_proof_that_is_named_is_there() throws IOException {
        var text = Files.readString(DOCS.resolve("reference/traceability.md"));
        var tests = tests();
        var missing = new ArrayList<String>();
        for (var proof : PROOF.matcher(text).results().toList()) {
            var source = tests.get(proof.group(1));
            if (source == null
                    || (proof.group(2) != null && !Files.readString(source).contains("void " + proof.group(2) + "("))) {
                missing.add(proof.group());
            }
        }
        matches(NAMED_FILE, text).stream()
                .filter(file -> !Files.exists(Script.ROOT.resolve(file)))
                .forEach(missing::add);

        assertThat(missing).isEmpty();
        assertThat(ROW.matcher(text).results().map(row -> row.group(1)).toList())
                .hasSizeGreaterThan(140)
                .doesNotHaveDuplicates()
                .hasSize((int) text.lines()
                        .filter(line -> line.matches("\\| [A-Z]+-\\d+ .*"))
                        .count());
    }

    private static Map<String, Path> tests() throws IOException {
        try (var files = Files.walk(Script.ROOT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.getFileName().toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (first, _) -> first));
        }
    }

    private static Set<String> scripts() throws IOException {
        try (var files = Files.list(Script.ROOT.resolve("compose/bin"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Stream<Path> pages() throws IOException {
        try (var files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static List<String> anchors(Path page) throws IOException {
        return matches(HEADING, Files.readString(page)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\s-]", "")
                        .strip()
                        .replaceAll("[\\s]+", "-"))
                .toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(PagesTest::only).toList();
    }

    private static String only(MatchResult match) {
        return match.group(1);
    }
}
