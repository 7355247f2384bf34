package io.financereport.environments.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule that nothing which was reached before may be lost: no tolerance, at two decimals, for lines and for branches. */
final class NoRegression {
    static final String PASSED = "✅ No regression: all coverage at or above baseline";

    private final List<String> faults = new ArrayList<>();

    private NoRegression() {}

    /** One sentence for each figure below the baseline's: all together first, then the components in their order, then the same of branches. */
    static List<String> faults(Figures unified, Map<Component, Figures> components, CoverageFile baseline) {
        var rule = new NoRegression();
        rule.compare("Unified coverage", unified.lines(), baseline.linePercent());
        rule.compareLines(components, baseline);
        rule.compare("Unified branch coverage", unified.branches(), baseline.branchPercent());
        rule.compareBranches(components, baseline);
        return List.copyOf(rule.faults);
    }

    /** The same for some components alone, when the others were not tested. */
    static List<String> faults(Map<Component, Figures> components, CoverageFile baseline) {
        var rule = new NoRegression();
        rule.compareLines(components, baseline);
        rule.compareBranches(components, baseline);
        return List.copyOf(rule.faults);
    }

    private void compareLines(Map<Component, Figures> components, CoverageFile baseline) {
        components.forEach((component, figures) ->
                compare(component.label() + " coverage", figures.lines(), baseline.linePercent(component)));
    }

    private void compareBranches(Map<Component, Figures> components, CoverageFile baseline) {
        components.forEach((component, figures) ->
                compare(component.label() + " branch coverage", figures.branches(), baseline.branchPercent(component)));
    }

    private void compare(String what, Counted now, Optional<BigDecimal> before) {
        before.map(percent -> percent.setScale(2, RoundingMode.HALF_EVEN))
                .filter(percent -> now.percent().compareTo(percent) < 0)
                .ifPresent(percent ->
                        faults.add("❌ %s %s%% is below baseline %s%%".formatted(what, now.percent(), percent)));
    }
}
