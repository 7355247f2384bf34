package io.financereport.test.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.tidy.Repository.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules about text that neither compiler nor ArchUnit can hold. Each fault is named with its place. */
class TidyTest {
    private static final int LINES_MAX = 400;
    private static final Set<String> TOP_LEVEL = Set.of(
            "README.md",
            "pom.xml",
            "docker-compose.yml",
            "platform-bom",
            "gateway-service",
            "statement-service",
            "reconciliation-service",
            "report-service",
            "compose",
            "docs",
            ".github",
            ".ci",
            ".mvn",
            ".gitignore",
            ".gitattributes",
            ".dockerignore",
            ".editorconfig",
            ".env.example",
            "mkdocs.yml",
            "unified-coverage.json",
            "LICENSE");
    /** What lies there without being ours: git's, a build's, the launcher's, an editor's. */
    private static final Set<String> LEFT_THERE = Set.of(".git", "target", ".data", ".env", ".idea", ".vscode", "site");

    private static final Pattern OPEN_ENDED = Pattern.compile("\\b(FIXME|HACK)\\b|\\bTODO\\b(?! #\\d)");
    private static final Pattern MIGRATION = Pattern.compile("V\\d{3}__[a-z0-9_]+\\.sql");
    private static final Pattern CONFIGURATION =
            Pattern.compile("@ConfigurationProperties\\(\\s*(?:value = )?\"([^\"]+)\"");
    private static final Pattern TIMER = Pattern.compile("@Scheduled\\([^)]*\"\\$\\{([a-z.-]+):");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");

    private final Repository repository = Repository.read();

    @Test
    void the_top_level_is_what_the_design_says() {
        assertThat(repository.topLevel()).allMatch(name -> TOP_LEVEL.contains(name) || LEFT_THERE.contains(name));
    }

    @Test
    void nothing_is_left_open_without_an_issue() {
        requireNone(
                source -> !source.path().endsWith("TidyTest.java")
                        && !source.path().endsWith("package-lock.json"),
                source -> faults(source, line -> OPEN_ENDED.matcher(line).find()));
    }

    @Test
    void every_package_says_what_it_is_for_and_knows_no_null() {
        var described = repository.where(source -> source.name().equals("package-info.java")).stream()
                .filter(source ->
                        source.text().contains("@NullMarked") && source.text().contains("/**"))
                .map(TidyTest::folder)
                .collect(Collectors.toSet());
        var folders = repository.where(Source::isMainJava).stream()
                .map(TidyTest::folder)
                .collect(Collectors.toCollection(TreeSet::new));

        folders.removeAll(described);

        assertThat(folders).isEmpty();
    }

    @Test
    void a_file_fits_in_a_head() {
        requireNone(
                source -> source.path().matches(".*\\.(java|ts|tsx)$")
                        && !source.path().endsWith(".d.ts"),
                source -> source.lines().size() > LINES_MAX
                        ? List.of(source.path() + " has " + source.lines().size() + " lines")
                        : List.of());
    }

    @Test
    void migrations_are_numbered_sentences_that_say_why() {
        requireNone(
                source -> source.path().matches(".*/src/main/resources/db/.*\\.sql"),
                source -> MIGRATION.matcher(source.name()).matches()
                                && source.text().startsWith("-- ")
                        ? List.of()
                        : List.of(source.path()));
    }

    @Test
    void every_setting_is_explained() {
        var explained = repository.text("docs/reference/configuration.md");
        requireNone(
                source -> source.isMainJava() || source.path().matches(".*/src/main/resources/[a-z-]+\\.yml"),
                source -> {
                    var missing = new ArrayList<String>();
                    CONFIGURATION
                            .matcher(source.isJava() ? source.text() : "")
                            .results()
                            .map(found -> found.group(1))
                            .filter(key -> !explained.contains("`" + key))
                            .forEach(key -> missing.add(source.path() + ": " + key));
                    TIMER.matcher(source.isJava() ? source.text() : "")
                            .results()
                            .map(found -> found.group(1))
                            .filter(key -> !explained.contains("`" + key))
                            .forEach(key -> missing.add(source.path() + ": " + key));
                    ENVIRONMENT
                            .matcher(source.isJava() ? "" : source.text())
                            .results()
                            .map(found -> found.group(1))
                            .filter(key -> !explained.contains("`" + key))
                            .forEach(key -> missing.add(source.path() + ": " + key));
                    return missing;
                });
    }

    @Test
    void tests_wait_for_conditions_and_use_no_mocks() {
        requireNone(
                source -> source.isJava()
                        && source.path().contains("/src/test/")
                        && !source.path().endsWith("TidyTest.java"),
                source -> faults(
                        source,
                        line -> line.contains("Thread.sleep")
                                || line.contains("org.mockito")
                                || line.contains("@Disabled")));
    }

    @Test
    void the_repository_knows_nothing_of_the_machine_it_was_written_on() {
        requireNone(
                source -> !source.path().equals(".ci/run") && !source.path().endsWith("TidyTest.java"),
                source -> faults(
                        source,
                        line -> line.contains("../shared")
                                || line.contains("/work/")
                                || line.contains("\"resolved\": \"http")));
    }

    private void requireNone(Predicate<Source> condition, Function<Source, List<String>> faults) {
        var looked = repository.where(condition);
        assertThat(looked).as("a rule that looks at nothing is no rule").isNotEmpty();
        assertThat(looked.stream()
                        .flatMap(source -> faults.apply(source).stream())
                        .toList())
                .isEmpty();
    }

    private static List<String> faults(Source source, Predicate<String> faulty) {
        var found = new ArrayList<String>();
        var lines = source.lines();
        for (var at = 0; at < lines.size(); at++) {
            if (faulty.test(lines.get(at))) {
                found.add(source.path() + ":" + (at + 1) + " " + lines.get(at).strip());
            }
        }
        return found;
    }

    private static String folder(Source source) {
        return source.path().substring(0, source.path().lastIndexOf('/'));
    }
}
