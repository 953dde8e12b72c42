package dev.prosa.standalone;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = HouseRules.mainClassesOf("dev.prosa.standalone");

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().check(MAIN);
    }

    @Test
    void noOtherServiceIsReached() {
        HouseRules.dependsOnNoServiceBut("standalone").check(MAIN);
    }
}
