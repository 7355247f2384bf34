package io.financereport.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every path and command of the pages that people begin with. That the commands do what is said is tried by {@code .ci/run}, which runs what
 * these pages begin with: the test command itself, and {@code mvn -Prun} by {@code compose/bin/run_test.sh}.
 */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+/?");
    private static final Pattern ADDRESS = Pattern.compile("\\$base(/api/[a-z/-]+)");
    /** What a line of a block may begin with; everything else is a slip of the pen. */
    private static final Pattern TYPED =
            Pattern.compile("(mvn|docker|cp|curl|set|[a-z]+=\\S+|compose/\\S+\\.sh|\\.ci/run)");

    private static final Set<String> PHASES = Set.of("verify", "test", "package", "clean");

    @ParameterizedTest
    @ValueSource(
            strings = {"README.md", "docs/start.md", "docs/reference/configuration.md", "docs/reference/performance.md"
            })
    void every_link_leads_somewhere(String page) throws IOException {
        for (var target : found(LINK, page)) {
            if (!target.startsWith("http")) {
                var parts = target.split("#", 2);
                var file = ROOT.resolve(page).resolveSibling(parts[0]).normalize();
                assertThat(file).describedAs("%s links to %s", page, target).exists();
                if (parts.length == 2) {
                    assertThat(headings(file))
                            .describedAs("%s links to %s", page, target)
                            .contains(parts[1]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/start.md"})
    void every_path_is_there(String page) throws IOException {
        for (var path : found(CODE, page)) {
            // What a run makes is not there before it.
            if (PATH.matcher(path).matches() && !path.startsWith(".data/")) {
                assertThat(ROOT.resolve(path))
                        .describedAs("%s names %s", page, path)
                        .exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/start.md"})
    void every_command_can_be_typed(String page) throws IOException {
        var commands = new ArrayList<String>();
        found(BLOCK, page).stream()
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> !line.isEmpty())
                .forEach(commands::add);
        assertThat(commands)
                .isNotEmpty()
                .allMatch(command -> TYPED.matcher(command.split("\\s+", 2)[0]).matches());
        commands.addAll(found(CODE, page));

        for (var command : commands) {
            checkCommand(page, List.of(command.split("\\s+")));
        }
    }

    @Test
    void every_address_of_the_api_is_described() throws IOException {
        var described = new StringBuilder();
        for (var service : List.of("gateway", "statement", "reconciliation", "report")) {
            described.append(
                    Files.readString(ROOT.resolve("platform-bom/platform-contracts/openapi/" + service + ".yaml")));
        }

        assertThat(found(ADDRESS, "docs/start.md"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(described.toString())
                        .containsAnyOf("\n  " + path + ":\n", "\n  " + path.substring("/api".length()) + ":\n"));
    }

    private void checkCommand(String page, List<String> words) throws IOException {
        var program = words.get(0);
        if (program.equals("mvn")) {
            checkMaven(page, words.subList(1, words.size()));
        } else if (program.equals("docker")) {
            assertThat(Files.readString(ROOT.resolve("docker-compose.yml"))).contains("profiles: [infra]");
            assertThat(words).startsWith("docker", "compose");
        } else if (program.startsWith("compose/") || program.startsWith(".ci/")) {
            var script = ROOT.resolve(program);
            assertThat(Files.isDirectory(script) || Files.isExecutable(script))
                    .describedAs("%s runs %s", page, program)
                    .isTrue();
        } else if (program.equals("cp")) {
            assertThat(ROOT.resolve(words.get(1))).exists();
        }
    }

    private void checkMaven(String page, List<String> words) throws IOException {
        var module = false;
        for (var word : words) {
            var described = "%s: mvn %s".formatted(page, String.join(" ", words));
            if (module) {
                assertThat(ROOT.resolve(word).resolve("pom.xml"))
                        .describedAs(described)
                        .exists();
                module = false;
            } else if (word.startsWith("-P")) {
                assertThat(profiles()).describedAs(described).contains(word.substring(2));
            } else if (word.equals("-pl")) {
                module = true;
            } else if (!word.equals("-am") && !word.startsWith("-D")) {
                assertThat(PHASES).describedAs(described).contains(word);
            }
        }
    }

    private static List<String> profiles() throws IOException {
        var profile = Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([^<]+)</id>", Pattern.DOTALL);
        var ids = new ArrayList<String>();
        for (var pom : List.of("pom.xml", "compose/all-in-one/pom.xml")) {
            ids.addAll(found(profile, pom));
        }
        return ids;
    }

    private static List<String> headings(Path page) throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
                    .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
