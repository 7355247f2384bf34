package io.financereport.environments.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for all workflows, of which actionlint knows nothing. */
class WorkflowsTest {
    private static final int LINES_MAX = 3;
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern SCRIPT = Pattern.compile("compose/bin/([\\w-]+\\.sh)");

    /** What a job may write; everything else it may only read. */
    private static final Map<String, Set<String>> MAY_WRITE = Map.of(
            "images.yml image", Set.of("packages"),
            "pr-test.yml images", Set.of("packages"),
            "pr-test.yml preview", Set.of("pull-requests"),
            "pr-test.yml failed", Set.of("pull-requests"),
            "pr-test.yml destroy", Set.of("packages", "pull-requests"),
            "staging-deploy.yml images", Set.of("packages"),
            "production-release.yml images", Set.of("packages"),
            "docs.yml publish", Set.of("pages", "id-token"),
            "cleanup.yml previews", Set.of("packages"));

    @Test
    void there_is_one_for_each_purpose() {
        assertThat(Workflow.all().map(Workflow::name))
                .containsExactlyInAnyOrder(
                        "ci.yml",
                        "service.yml",
                        "gateway.yml",
                        "statement.yml",
                        "reconciliation.yml",
                        "report.yml",
                        "images.yml",
                        "pr-test.yml",
                        "staging-deploy.yml",
                        "production-release.yml",
                        "docs.yml",
                        "cleanup.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void each_action_is_pinned_by_its_commit_and_says_its_version(Workflow workflow) {
        assertThat(workflow.uses()).isNotEmpty().allSatisfy(used -> {
            if (used.startsWith("./")) {
                assertThat(Script.ROOT.resolve(used)).isRegularFile();
            } else {
                assertThat(used).matches(PINNED);
                assertThat(workflow.text()).containsPattern(Pattern.quote(used) + " # v\\d+\\.\\d+\\.\\d+\n");
            }
        });
    }

    @Test
    void an_action_has_one_commit_everywhere() {
        var pins = new TreeSet<>(
                Workflow.all().flatMap(workflow -> workflow.uses().stream()).toList());

        assertThat(pins.stream().map(used -> used.replaceAll("@.*", ""))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void nothing_is_permitted_but_what_a_job_asks_for(Workflow workflow) {
        assertThat(workflow.tree().get("permissions")).isEqualTo(Map.of());
        workflow.jobs().forEach((name, job) -> {
            var written = new TreeSet<String>();
            Workflow.map(job.get("permissions")).forEach((right, level) -> {
                assertThat(level).describedAs("%s %s", name, right).isIn("read", "write");
                if ("write".equals(level)) {
                    written.add(String.valueOf(right));
                }
            });
            assertThat(written)
                    .describedAs("%s of %s", name, workflow)
                    .isEqualTo(MAY_WRITE.getOrDefault(workflow + " " + name, Set.of()));
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_is_longer_than_three_lines_is_a_script(Workflow workflow) {
        assertThat(workflow.commands())
                .allSatisfy(command -> assertThat(command.lines()).hasSizeLessThanOrEqualTo(LINES_MAX));
    }

    @Test
    void each_script_that_is_named_is_there_and_can_be_run() {
        var missing = new TreeSet<String>();
        Workflow.all()
                .forEach(workflow -> workflow.commands().stream()
                        .flatMap(command -> SCRIPT.matcher(command).results())
                        .map(found -> found.group(1))
                        .filter(script ->
                                !Files.isExecutable(Script.named(script).path()))
                        .forEach(script -> missing.add(workflow + " calls " + script)));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void each_job_ends_within_a_time(Workflow workflow) {
        workflow.jobs().forEach((name, job) -> {
            if (!job.containsKey("uses")) {
                assertThat(job.get("timeout-minutes")).describedAs(name).isInstanceOf(Integer.class);
            }
        });
    }

    @Test
    void the_page_says_when_the_tests_of_an_environment_are_cut_off() throws IOException {
        var ci = Workflow.named("ci.yml");
        var staging = Workflow.named("staging-deploy.yml");
        var production = Workflow.named("production-release.yml");

        assertThat(Files.readString(Script.ROOT.resolve("docs/reference/ci.md")))
                .contains("| %d min lint, %d min `unit`, %d min a shard, %d min coverage |"
                        .formatted(
                                ci.minutesOf("lint"),
                                ci.minutesOf("unit"),
                                ci.minutesOf("backend"),
                                ci.minutesOf("coverage")))
                .contains("| preview | health | %d min after it is made |"
                        .formatted(Workflow.named("pr-test.yml").minutesOf("preview", "health_check.sh")))
                .contains("| staging | health, smoke, performance, browser | %d min, %d min and %d min |"
                        .formatted(
                                staging.minutesOf("deploy", "health_check.sh"),
                                staging.minutesOf("verify"),
                                staging.minutesOf("browser")))
                .contains("| production | health, smoke | %d min and %d min |"
                        .formatted(
                                production.minutesOf("deploy", "health_check.sh"),
                                production.minutesOf("deploy", "smoke_test.sh")));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void an_address_is_a_variable_of_the_repository(Workflow workflow) {
        assertThat(workflow.text()).doesNotContain("://").doesNotContainPattern("(?m)_URL: *[^$\\s]");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void two_runs_of_one_thing_do_not_meet(Workflow workflow) {
        if (workflow.isOnlyCalled()) {
            assertThat(workflow.tree().containsKey("concurrency")).isFalse();
        } else {
            assertThat(Workflow.map(workflow.tree().get("concurrency")).get("group"))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_foreign_pull_request_never_meets_a_secret(Workflow workflow) {
        assertThat(workflow.text()).doesNotContain("pull_request_target").doesNotContain("secrets: inherit");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_command_holds_no_secret_and_no_words_of_others(Workflow workflow) {
        assertThat(workflow.commands())
                .allSatisfy(command -> assertThat(command.replaceAll("\\$\\{\\{ matrix\\.\\w+ }}", ""))
                        .doesNotContain("${{")
                        .doesNotContainPattern("\\b(set -x|printenv|env\\b *$)")
                        .doesNotContainPattern("(echo|printf).*(KEY|TOKEN|SECRET|PAT|PASSWORD)"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_checkout_leaves_no_token_behind(Workflow workflow) {
        assertThat(workflow.steps()
                        .filter(step -> String.valueOf(step.get("uses")).startsWith("actions/checkout@")))
                .allSatisfy(step -> assertThat(Workflow.map(step.get("with")).get("persist-credentials"))
                        .isEqualTo(false));
    }

    @Test
    void ci_is_the_command_of_a_laptop_and_runs_no_product() {
        var commands = Workflow.named("ci.yml").commands();

        assertThat(commands)
                .contains("compose/bin/lint.sh", "compose/bin/check_env_keys.sh", "compose/bin/coverage.sh")
                .anySatisfy(command -> assertThat(command).startsWith("mvn -B verify"));
        assertThat(String.join("\n", commands)).doesNotContain("smoke_test");
        assertThat(needs("ci.yml", "backend")).containsExactly("lint");
        assertThat(needs("ci.yml", "frontend")).isEmpty();
        assertThat(needs("ci.yml", "coverage")).containsExactlyInAnyOrder("backend", "frontend");
        assertThat(needs("ci.yml", "finish"))
                .containsExactlyInAnyOrder("lint", "unit", "backend", "frontend", "coverage");
    }

    @Test
    void tests_without_servers_are_a_job_of_their_own_and_each_shard_has_its_own_servers() {
        var jobs = Workflow.named("ci.yml").jobs();

        assertThat(String.valueOf(Workflow.map(jobs.get("unit")).get("steps"))).contains("run=mvn -B -Pfast test");
        assertThat(needs("ci.yml", "unit")).containsExactly("lint");
        assertThat(jobs.values().toString()).doesNotContain("TEST_POSTGRES_URL");
    }

    @Test
    void staging_gets_what_ci_has_passed_and_production_what_staging_ran() {
        assertThat(needs("staging-deploy.yml", "deploy")).contains("tested", "images");
        assertThat(Workflow.named("staging-deploy.yml").commands())
                .anySatisfy(command -> assertThat(command).contains("require_run.sh ci.yml"));
        assertThat(needs("production-release.yml", "deploy")).containsExactly("check");
        assertThat(Workflow.named("production-release.yml").commands())
                .anySatisfy(command -> assertThat(command).contains("verify_images.sh"))
                .anySatisfy(command -> assertThat(command).contains("require_run.sh staging-deploy.yml"))
                .anySatisfy(command -> assertThat(command).contains("rollback.sh --to"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void uploads_of_coverage_that_wait_for_each_other_are_told_when_there_come_no_more(Workflow workflow) {
        var uploads = workflow.steps()
                .filter(step -> String.valueOf(step.get("uses")).startsWith("coverallsapp/"))
                .map(step -> Workflow.map(step.get("with")))
                .toList();

        if (uploads.stream().anyMatch(with -> with.containsKey("parallel"))) {
            assertThat(uploads.getLast().get("parallel-finished")).isEqualTo(true);
        }
    }

    @Test
    void a_preview_that_could_not_be_made_is_said_whatever_failed() {
        assertThat(needs("pr-test.yml", "failed")).containsExactlyInAnyOrder("images", "preview");
        assertThat(Workflow.map(Workflow.named("pr-test.yml").jobs().get("failed"))
                        .get("if"))
                .isEqualTo("failure()");
    }

    @Test
    void who_looks_at_the_host_of_the_previews_is_given_its_key() {
        Workflow.named("cleanup.yml")
                .jobs()
                .forEach((name, job) -> assertThat(String.valueOf(job.get("steps")))
                        .describedAs(name)
                        .contains("VPS_HOST=", "VPS_SSH_KEY=", "VPS_KNOWN_HOSTS="));
    }

    /** The head of main may be a commit for which CI does not run. */
    @Test
    void staging_builds_tests_and_deploys_the_commit_that_has_a_run() {
        var staging = Workflow.named("staging-deploy.yml");

        assertThat(staging.text()).contains("tested_commit.sh").doesNotContain("github.sha", "GITHUB_SHA");
        assertThat(needs("staging-deploy.yml", "images")).contains("commit");
    }

    @Test
    void production_moves_by_hand_only_and_is_protected() {
        var deploy = Workflow.named("production-release.yml").jobs().get("deploy");

        assertThat(deploy).isNotNull();
        assertThat(Workflow.map(deploy).get("environment")).isEqualTo("production");
        assertThat(Workflow.map(deploy).get("if")).isEqualTo("github.event_name == 'workflow_dispatch'");
    }

    private static List<String> needs(String workflow, String job) {
        return Workflow.map(Workflow.named(workflow).jobs().get(job)).get("needs") instanceof List<?> needs
                ? needs.stream().map(String::valueOf).toList()
                : List.of();
    }

    static Stream<Workflow> workflows() {
        return Workflow.all();
    }
}
