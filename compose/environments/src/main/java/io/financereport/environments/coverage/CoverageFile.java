package io.financereport.environments.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** {@code unified-coverage.json}: what it was when it was written. */
final class CoverageFile {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode content;

    private CoverageFile(JsonNode content) {
        this.content = content;
    }

    /** What the file says; it is an error to be told, and not null, when it is no such file. */
    static CoverageFile read(Path file) throws IOException {
        try {
            var content = JSON.readTree(Files.readString(file));
            if (!content.path("coverage_percent").isNumber()) {
                throw new IOException("it has no number coverage_percent");
            }
            return new CoverageFile(content);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static void write(Path file, Figures unified, Map<Component, Figures> components) throws IOException {
        var content = node(unified);
        var breakdown = content.putObject("breakdown");
        components.forEach((component, figures) ->
                breakdown.set(component.label(), node(figures).put("file_count", figures.files())));
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    Optional<BigDecimal> linePercent() {
        return number(content, "coverage_percent");
    }

    Optional<BigDecimal> branchPercent() {
        return number(content, "branch_percent");
    }

    Optional<BigDecimal> linePercent(Component component) {
        return number(content.path("breakdown").path(component.label()), "coverage_percent");
    }

    Optional<BigDecimal> branchPercent(Component component) {
        return number(content.path("breakdown").path(component.label()), "branch_percent");
    }

    private static Optional<BigDecimal> number(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private static ObjectNode node(Figures figures) {
        return JSON.createObjectNode()
                .put("total_lines", figures.lines().total())
                .put("covered_lines", figures.lines().covered())
                .put("coverage_percent", figures.lines().percent())
                .put("total_branches", figures.branches().total())
                .put("covered_branches", figures.branches().covered())
                .put("branch_percent", figures.branches().percent());
    }
}
