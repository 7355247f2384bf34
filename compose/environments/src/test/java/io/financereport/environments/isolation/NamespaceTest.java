package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.financereport.environments.Script;
import io.financereport.test.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case is put to both that make names: TestNamespace for tests in Java, namespace.sh for scripts. */
class NamespaceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        feature/auth-v2                        | feature_auth_v2
        fix-bug-#123                           | fix_bug_123
        Feature/AUTH                           | feature_auth
        main                                   | main
        a                                      | a
        7                                      | 7
        release/1.2.3                          | release_123
        dependabot/npm/@types--node            | dependabot_npm_types_node
        __private__                            | private
        -/-lead-and-trail-/-                   | lead_and_trail
        spaces are dropped                     | spacesaredropped
        quote'";$(rm)                          | quoterm
        büro/grün                              | bro_grn
        KİLO                                   | klo
        abcdefghijklmnopqrstuvwxyz0123456789   | abcdefghijklmnopqrstuvwxyz0123456789
        abcdefghijklmnopqrstuvwxyz0123456789x  | abcdefghijklmnopqrstuvwxyz0123456789x
        abcdefghijklmnopqrstuvwxyz0123456789xy | abcdefghijklmnopqrstuvwxyz01_d8a45df3
        abcdefghijklmnopqrstuvwxyz0/23456789xy | abcdefghijklmnopqrstuvwxyz0_8b748534
        """)
    void a_branch_becomes_a_name_that_fits_everywhere(String branch, String name) {
        assertThat(TestNamespace.of(branch).value()).isEqualTo(name).hasSizeLessThanOrEqualTo(37);
        assertThat(Script.named("namespace.sh")
                        .with("LC_ALL", "C.UTF-8")
                        .run("--sanitize", branch)
                        .requireSuccess()
                        .out()
                        .strip())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''
        ' '
        ###
        /-_
        ééé
        """)
    void a_text_without_letters_and_digits_makes_no_name(String text) {
        var script = Script.named("namespace.sh").run("--sanitize", text);

        assertThatThrownBy(() -> TestNamespace.of(text)).hasMessageContaining("No namespace can be made of");
        assertThat(script.exitCode()).isEqualTo(1);
        assertThat(script.err()).contains("No namespace can be made of");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        feature/auth |        | ''   | feature/payments | feature_auth
        feature/auth | alice  | ''   | feature/payments | feature_auth_alice
        feature/auth | bob    | ''   | feature/payments | feature_auth_bob
        feature/auth | ##     | ''   | feature/payments | feature_auth
        ''           | alice  | ''   | feature/payments | feature_payments_HASH
        ''           |        | ''   | main             | main_HASH
        ''           |        | ''   | ''               | default_HASH
        main         |        | of_a_run | main         | of_a_run
        ''           |        | ''   | a-branch-with-a-name-of-forty-characters | a_branch_with_a_name_of_fort_CUT
        """)
    void the_first_that_is_said_names_the_checkout(
            String branchName, String workspace, String given, String branch, String expected) throws IOException {
        var checkout = branch.isEmpty() ? Checkout.at(folder) : Checkout.onBranch(folder, branch);
        var environment = new HashMap<String, String>();
        environment.put("BRANCH_NAME", branchName);
        environment.put("TEST_NAMESPACE", given);
        if (workspace != null) {
            environment.put("WORKSPACE_ID", workspace);
        }
        var script = checkout.script("namespace.sh");
        for (var variable : environment.entrySet()) {
            script = script.with(variable.getKey(), variable.getValue());
        }

        var fromScript = names(script.run().requireSuccess()).getOrDefault("NAMESPACE", "");
        var fromJava = TestNamespace.resolve(environment, folder).value();

        assertThat(fromJava).isEqualTo(fromScript);
        assertThat(fromScript)
                .matches(expected.replace("HASH", "[0-9a-f]{8}").replace("CUT", "[0-9a-f]{8}"))
                .hasSizeLessThanOrEqualTo(37);
    }

    @Test
    void what_is_named_after_it_fits_the_server_that_holds_it() {
        var names = names(
                Script.named("namespace.sh").with("BRANCH_NAME", "feature/auth").run());
        var namespace = TestNamespace.of("feature/auth");

        assertThat(names)
                .isEqualTo(Map.of(
                        "NAMESPACE", "feature_auth",
                        "TEST_DATABASE", "finance_report_test_feature_auth",
                        "DEV_DATABASE", "finance_report_dev_feature_auth",
                        "S3_BUCKET", "statements-feature-auth",
                        "ENV_SUFFIX", "-feature_auth",
                        "COMPOSE_PROJECT_NAME", "finance-report-feature_auth"));
        assertThat(namespace.database()).isEqualTo(names.get("TEST_DATABASE"));
        assertThat(namespace.bucket()).isEqualTo(names.get("S3_BUCKET"));
        assertThat(namespace.suffix()).isEqualTo(names.get("ENV_SUFFIX"));
    }

    @Test
    void two_checkouts_of_one_branch_have_names_of_their_own() throws IOException {
        var first = Checkout.onBranch(Files.createDirectory(folder.resolve("first")), "main");
        var second = Checkout.onBranch(Files.createDirectory(folder.resolve("second")), "main");

        var one = names(first.script("namespace.sh").run());
        var other = names(second.script("namespace.sh").run());

        assertThat(one.values()).doesNotContainAnyElementsOf(other.values());
        assertThat(one.get("NAMESPACE")).startsWith("main_");
    }

    @Test
    void the_name_is_the_same_from_every_folder_and_by_every_link() throws IOException {
        var checkout = Checkout.onBranch(Files.createDirectory(folder.resolve("first")), "main");
        var link = Files.createSymbolicLink(folder.resolve("link"), checkout.folder());

        var expected = checkout.script("namespace.sh").run().requireSuccess().out();

        assertThat(checkout.script("namespace.sh").in(folder).run().out()).isEqualTo(expected);
        assertThat(new Checkout(link).script("namespace.sh").run().out()).isEqualTo(expected);
        assertThat(TestNamespace.resolve(Map.of(), link).value())
                .isEqualTo(TestNamespace.resolve(Map.of(), checkout.folder()).value());
    }

    @Test
    void a_hook_of_another_repository_does_not_lend_its_branch() {
        var checkout = Checkout.onBranch(folder, "mine");

        var names = names(checkout.script("namespace.sh")
                .with("GIT_DIR", Script.ROOT.resolve(".git").toString())
                .run());

        assertThat(names.get("NAMESPACE")).startsWith("mine_");
    }

    @Test
    void what_is_left_out_or_made_up_is_said() {
        var outcome = Checkout.at(folder).script("namespace.sh").run();
        var odd = Script.named("namespace.sh")
                .with("BRANCH_NAME", "main")
                .with("WORKSPACE_ID", "##")
                .run();

        assertThat(outcome.err()).contains("warning: No branch to name the tests after");
        assertThat(odd.err()).contains("warning: WORKSPACE_ID \"##\"");
    }

    private static Map<String, String> names(Script.Outcome outcome) {
        return outcome.requireSuccess()
                .out()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
