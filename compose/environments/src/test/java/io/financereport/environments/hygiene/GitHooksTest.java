package io.financereport.environments.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.StandIn;
import io.financereport.environments.isolation.Checkout;
import io.financereport.test.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHooksTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Checkout checkout = new Checkout(Path.of(""));

    @BeforeEach
    void a_repository_and_where_it_is_pushed_to() throws IOException {
        checkout = Checkout.onBranch(Files.createDirectory(folder.resolve("checkout")), "main");
        var remote = Files.createDirectory(folder.resolve("remote"));
        checkout.git("init", "--quiet", "--bare", remote.toString());
        checkout.git("remote", "add", "origin", remote.toString());
    }

    @Test
    void a_push_starts_the_clean_up_and_does_not_wait_for_it() throws IOException {
        cleanUpStandsIn(checkout);
        install(checkout);

        checkout.git("push", "--quiet", "origin", "main");

        assertThat(folder.resolve("cleaned")).doesNotExist();
        Files.createFile(folder.resolve("gate"));
        Await.until(LONG, () -> Files.exists(folder.resolve("cleaned")));
    }

    @Test
    void every_work_tree_is_served_and_one_without_the_script_is_left_alone() throws IOException {
        var other = checkout.worktree(folder.resolve("other"), "other");
        install(other);
        cleanUpStandsIn(other);
        Files.createFile(folder.resolve("gate"));
        Files.delete(checkout.folder().resolve("compose/bin/cleanup_orphaned_dbs.sh"));

        checkout.git("push", "--quiet", "origin", "main");
        assertThat(folder.resolve("cleaned")).doesNotExist();

        other.git("push", "--quiet", "origin", "other");
        Await.until(LONG, () -> Files.exists(folder.resolve("cleaned")));
    }

    @Test
    void hooks_lie_where_git_is_told_to_look() {
        checkout.git("config", "core.hooksPath", "tools/hooks");

        install(checkout);

        assertThat(checkout.folder().resolve("tools/hooks/pre-push")).isExecutable();
        assertThat(checkout.folder().resolve(".git/hooks/pre-push")).doesNotExist();
    }

    @Test
    void a_hook_of_somebody_elses_stays() throws IOException {
        var hook = StandIn.program(checkout.folder().resolve(".git/hooks"), "pre-push", "exit 0")
                .resolve("pre-push");
        var before = Files.readString(hook);

        for (var word : new String[] {"--dry-run", "--uninstall"}) {
            assertThat(checkout.script("install_git_hooks.sh").run(word).exitCode())
                    .isEqualTo(1);
        }
        var outcome = checkout.script("install_git_hooks.sh").run();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("somebody else's", "compose/bin/cleanup_orphaned_dbs.sh");
        assertThat(hook).hasContent(before);
    }

    @Test
    void it_is_installed_again_and_removed() {
        var hook = checkout.folder().resolve(".git/hooks/pre-push");

        assertThat(checkout.script("install_git_hooks.sh")
                        .run("--dry-run")
                        .requireSuccess()
                        .out())
                .startsWith("would write");
        assertThat(hook).doesNotExist();
        install(checkout);
        install(checkout);
        assertThat(hook).isExecutable();
        checkout.script("install_git_hooks.sh").run("--uninstall").requireSuccess();
        assertThat(hook).doesNotExist();
    }

    private static void install(Checkout where) {
        where.script("install_git_hooks.sh").run().requireSuccess();
    }

    /** It waits at the gate, for five minutes at most. */
    private void cleanUpStandsIn(Checkout where) {
        StandIn.program(where.folder().resolve("compose/bin"), "cleanup_orphaned_dbs.sh", """
            for ((tries = 0; tries < 15000; tries++)); do
                [ ! -e "%1$s/gate" ] || break
                sleep 0.02
            done
            touch "%1$s/cleaned\"\
            """.formatted(folder));
    }
}
