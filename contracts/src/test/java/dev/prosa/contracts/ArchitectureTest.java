package dev.prosa.contracts;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = HouseRules.mainClassesOf("dev.prosa.contracts");

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().allowEmptyShould(true).check(MAIN);
    }

    /// Whoever reads our topics can take this module without taking a framework.
    @Test
    void thereIsNoFrameworkInTheContracts() {
        HouseRules.dependsOnlyOn(
                        "dev.prosa.contracts",
                        "java..",
                        "org.jspecify..",
                        "com.github.f4b6a3.uuid..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..",
                        "io.cloudevents..",
                        "org.apache.kafka..")
                .check(MAIN);
    }
}
