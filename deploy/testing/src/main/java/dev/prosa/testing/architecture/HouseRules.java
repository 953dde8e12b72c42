package dev.prosa.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The rules of architecture that every module keeps. Each module's own test checks them on its
/// own classes.
public final class HouseRules {

    private static final List<String> SERVICES = List.of("ingress", "conversation", "expiry", "analytics");

    private HouseRules() {}

    /// The production classes below `root`, such as `dev.prosa.ingress`.
    public static JavaClasses mainClassesOf(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    /// Every package says that nothing in it is null unless it is marked so.
    public static ArchRule everyPackageIsNullMarked() {
        return classes().should(new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type,
                        type.getPackage().isAnnotatedWith(NullMarked.class),
                        type.getName() + ": give " + type.getPackageName() + " a @NullMarked package-info.java"));
            }
        });
    }

    /// Services share records on Kafka, never code.
    ///
    /// @param service the first part of its name, such as `ingress`
    public static ArchRule dependsOnNoServiceBut(String service) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .map(other -> "dev.prosa." + other + "..")
                        .toArray(String[]::new))
                .because("services share records on Kafka, never code");
    }

    /// Everything below `root` depends on nothing but what stands in `allowed` (and itself).
    ///
    /// @param allowed package patterns of ArchUnit, such as `java..`
    public static ArchRule dependsOnlyOn(String root, String... allowed) {
        String[] all = Arrays.copyOf(allowed, allowed.length + 1);
        all[allowed.length] = root + "..";
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all)
                .allowEmptyShould(true);
    }
}
