package dev.prosa.simulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = HouseRules.mainClassesOf("dev.prosa.simulator");

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().check(MAIN);
    }

    @Test
    void noServiceIsReached() {
        HouseRules.dependsOnNoServiceBut("").check(MAIN);
    }
}
