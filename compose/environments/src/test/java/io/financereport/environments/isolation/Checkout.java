package io.financereport.environments.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A copy of the repository's scripts and of what they start, in a folder that may be a git repository or a work tree of one. */
public record Checkout(Path folder) {
    /** Without git. */
    public static Checkout at(Path folder) {
        copy(Script.ROOT.resolve("compose/bin"), folder.resolve("compose/bin"));
        return new Checkout(folder);
    }

    /** A repository with one commit, on that branch. */
    public static Checkout onBranch(Path folder, String branch) {
        var checkout = at(folder);
        checkout.git("init", "--quiet", "--initial-branch", branch);
        checkout.git("commit", "--quiet", "--allow-empty", "--message", "begin");
        return checkout;
    }

    /** A further work tree of this repository. */
    public Checkout worktree(Path other, String branch) {
        git("worktree", "add", "--quiet", "-b", branch, other.toString());
        return at(other);
    }

    public Script script(String name) {
        return new Script(folder.resolve("compose/bin").resolve(name), folder, Map.of(), "");
    }

    /** Runs git here; what it prints. */
    public String git(String... words) {
        var all = new ArrayList<>(
                List.of("git", "-C", folder.toString(), "-c", "user.name=Test", "-c", "user.email=test@example.com"));
        all.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(all).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).describedAs(said).isZero();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var found = Files.walk(from)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
