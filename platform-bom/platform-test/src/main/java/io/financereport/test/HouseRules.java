package io.financereport.test;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The boundaries and bans that a compiler cannot see. Each service has a subclass that names its package. */
public abstract class HouseRules {
    private static final List<String> SERVICES = List.of("gateway", "statement", "reconciliation", "report");
    private static final Pattern BANNED_NAMES =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?|DTO|VO)|(Abstract|Base)[A-Z].*");

    private final String service;
    private final JavaClasses classes;

    protected HouseRules(String service) {
        this.service = service;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.financereport." + service);
    }

    /** Packages whose fields may be lengths on a page, which are no amounts. */
    protected List<String> geometryPackages() {
        return List.of();
    }

    /** Packages whose code is the domain: JDK, money and ids only. */
    protected abstract List<String> domainPackages();

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.financereport." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void the_domain_knows_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(domainPackages().toArray(String[]::new))
                .and(areNotGenerated())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "jakarta..", "java.sql..", "io.lettuce..")
                .check(classes);
    }

    @Test
    void services_do_not_know_one_another() {
        var others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .map(other -> "io.financereport." + other + "..")
                .toArray(String[]::new);
        noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(classes);
    }

    @Test
    void no_amount_is_a_floating_point_number() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(geometryPackages().toArray(String[]::new))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .check(classes);
    }

    @Test
    void no_amount_is_made_of_a_floating_point_number() {
        noClasses()
                .should()
                .callConstructor(BigDecimal.class, double.class)
                .orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class)
                .orShould()
                .callMethod(BigDecimal.class, "doubleValue")
                .orShould()
                .callMethod(BigDecimal.class, "floatValue")
                .check(classes);
    }

    @Test
    void nobody_asks_the_wall_clock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(classes);
    }

    @Test
    void nothing_is_written_to_standard_streams() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    }

    @Test
    void edges_are_not_public() {
        noClasses()
                .that()
                .haveNameMatching(".*(Row|Rows|Controller|Consumer|Request|Response)")
                .and(areNotGenerated())
                .should()
                .bePublic()
                .check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that(areNotGenerated())
                .should()
                .haveSimpleNameContaining("DTO")
                .orShould(be(DescribedPredicate.describe(
                        "named by a banned word",
                        named -> BANNED_NAMES.matcher(named.getSimpleName()).matches())))
                .check(classes);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields()
                .that()
                .areDeclaredInClassesThat(areNotGenerated())
                .should()
                .beAnnotatedWith(Inject.class)
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> areNotGenerated() {
        return DescribedPredicate.describe(
                "written by us",
                named -> !named.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !named.getSimpleName().contains("$"));
    }
}
