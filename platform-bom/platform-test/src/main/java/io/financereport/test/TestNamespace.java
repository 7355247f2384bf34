package io.financereport.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The name under which one checkout's tests keep what they make on servers that others use too. The same rules for scripts are
 * {@code compose/bin/lib/isolation.sh}; one table of cases holds both to {@code docs/reference/isolation.md}.
 *
 * @param value small ASCII letters, digits and single underscores, at most 37 of them
 */
public record TestNamespace(String value) {
    /** 20 characters before it and six for a worker make PostgreSQL's 63 bytes. */
    private static final int CHARS_MAX = 37;

    private static final int KEPT_CHARS = 28;
    private static final int HASH_CHARS = 8;
    private static final int GIT_SECONDS_MAX = 60;

    public TestNamespace {
        if (!value.matches("[a-z0-9]+(_[a-z0-9]+)*") || value.length() > CHARS_MAX) {
            throw new IllegalArgumentException("\"" + value + "\" is no namespace: see TestNamespace.of");
        }
    }

    /** Any text as a namespace: beyond 37 characters its beginning and a hash of the whole. */
    public static TestNamespace of(String text) {
        return shortened(sanitized(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No namespace can be made of \"" + text + "\": it holds no letter of a to z and no digit.")));
    }

    /** The namespace of the checkout that this JVM runs in. */
    public static TestNamespace current() {
        return resolve(System.getenv(), checkout());
    }

    /**
     * {@code TEST_NAMESPACE}; else {@code BRANCH_NAME} with {@code WORKSPACE_ID} behind it; else the git branch with a hash of where the checkout
     * lies; else {@code default} and that hash.
     */
    public static TestNamespace resolve(Map<String, String> environment, Path checkout) {
        var given = environment.getOrDefault("TEST_NAMESPACE", "");
        var branch = environment.getOrDefault("BRANCH_NAME", "");
        if (!given.isEmpty()) {
            return of(given);
        } else if (!branch.isEmpty()) {
            return inWorkspace(of(branch), branch, environment.getOrDefault("WORKSPACE_ID", ""));
        } else {
            return detected(checkout);
        }
    }

    /** The database of a run without workers. */
    public String database() {
        return "finance_report_test_" + value;
    }

    /** An underscore is not allowed in a bucket's name. */
    public String bucket() {
        return "statements-" + value.replace('_', '-');
    }

    public String suffix() {
        return "-" + value;
    }

    private static TestNamespace inWorkspace(TestNamespace branch, String branchText, String workspaceText) {
        if (workspaceText.isEmpty()) {
            return branch;
        }
        var workspace = sanitized(workspaceText);
        if (workspace.isEmpty()) {
            warn("WORKSPACE_ID \"" + workspaceText + "\" holds no letter of a to z and no digit: it is left out.");
            return branch;
        }
        return shortened(sanitized(branchText).orElseThrow() + "_" + workspace.get());
    }

    private static TestNamespace detected(Path checkout) {
        var hash = hash(real(checkout).toString());
        var branch = branch(checkout).flatMap(TestNamespace::sanitized);
        if (branch.isEmpty()) {
            var name = new TestNamespace("default_" + hash);
            warn("No branch to name the tests after: they are called " + name.value()
                    + ". BRANCH_NAME gives them a name.");
            return name;
        }
        return shortened(branch.get() + "_" + hash);
    }

    private static Optional<String> sanitized(String text) {
        var name = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character >= 'A' && character <= 'Z') {
                name.append((char) (character - 'A' + 'a'));
            } else if (character >= 'a' && character <= 'z' || character >= '0' && character <= '9') {
                name.append(character);
            } else if (character == '/' || character == '-' || character == '_') {
                name.append('_');
            }
        }
        var squeezed = name.toString().replaceAll("_+", "_").replaceAll("^_|_$", "");
        return Optional.of(squeezed).filter(left -> !left.isEmpty());
    }

    private static TestNamespace shortened(String name) {
        if (name.length() <= CHARS_MAX) {
            return new TestNamespace(name);
        } else {
            var kept = name.substring(0, KEPT_CHARS).replaceAll("_$", "");
            return new TestNamespace(kept + "_" + hash(name));
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Git's word on it; none where there is no git, no repository, no branch, or no answer in time. */
    private static Optional<String> branch(Path checkout) {
        try {
            var builder = new ProcessBuilder(List.of("git", "-C", checkout.toString(), "branch", "--show-current"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // A hook's own, which would lead git elsewhere.
            builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE"));
            var git = builder.start();
            if (!git.waitFor(GIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
            try (var said = git.inputReader(StandardCharsets.UTF_8)) {
                return Optional.ofNullable(said.readLine()).filter(name -> !name.isBlank());
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The build says where it is; an editor that runs a test does not, and begins somewhere below it. */
    private static Path checkout() {
        var said = System.getProperty("repository.root");
        if (said != null) {
            return Path.of(said);
        }
        var begin = Path.of("").toAbsolutePath();
        for (var folder = begin; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yml"))) {
                return folder;
            }
        }
        return begin;
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void warn(String sentence) {
        LoggerFactory.getLogger(TestNamespace.class).warn(sentence);
    }
}
