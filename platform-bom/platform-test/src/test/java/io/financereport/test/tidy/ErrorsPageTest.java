package io.financereport.test.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.test.tidy.Repository.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/errors.md} is made from the catalogues of problems; {@code -Dgolden.update} writes it anew. */
class ErrorsPageTest {
    private static final String PAGE = "docs/reference/errors.md";
    private static final Pattern PROBLEM = Pattern.compile(
            "\\(\\s*\"([a-z0-9]+(?:-[a-z0-9]+)*)\",\\s*(\\d{3}),\\s*(?:ProblemType\\.)?(?:Category\\.)?([A-Z]+),\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String INTRODUCTION = """
        ---
        ssot: errors
        ---
        # Errors

        Every answer that is not a success is a problem (RFC 9457): `title` says what happened, `detail` with which value and what to
        do, `code` is stable and can be programmed against, `traceId` finds it in the logs. The category says who can do something:
        USER the request, CONFLICT the state of things (read again and decide anew), LIMIT send less or later, INTERNAL the operator.

        Made from the catalogues in the code; `mvn -pl platform-bom/platform-test -am verify -Dgolden.update` writes this page anew.
        """;

    @Test
    void the_page_of_errors_is_what_the_code_says() throws IOException {
        var repository = Repository.read();
        var catalogues =
                repository.where(source -> source.isMainJava() && source.text().contains("implements ProblemType {"));
        assertThat(catalogues).isNotEmpty();

        var page = INTRODUCTION
                + catalogues.stream()
                        .sorted((a, b) -> a.path().compareTo(b.path()))
                        .map(ErrorsPageTest::section)
                        .collect(Collectors.joining());

        if (System.getProperty("golden.update") != null) {
            Files.writeString(repository.path(PAGE), page, StandardCharsets.UTF_8);
        }
        assertThat(repository.text(PAGE).equals(page) || System.getProperty("golden.update") != null)
                .as(PAGE + " is not what the code says; run with -Dgolden.update and commit it")
                .isTrue();
    }

    private static String section(Source catalogue) {
        var module =
                catalogue.path().substring(0, catalogue.path().indexOf("/src/")).replaceAll(".*/", "");
        var rows = PROBLEM.matcher(catalogue.text())
                .results()
                .map(found -> "| <a id=\"%s\"></a>`%s` | %s | %s | %s |"
                        .formatted(found.group(1), found.group(1), found.group(2), found.group(3), found.group(4)))
                .toList();
        assertThat(rows).as(catalogue.path()).isNotEmpty();
        return "\n## %s\n\n| code | status | category | title |\n|---|---|---|---|\n%s\n"
                .formatted(module, String.join("\n", rows));
    }
}
