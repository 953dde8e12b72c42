package dev.prosa.expiry;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = HouseRules.mainClassesOf("dev.prosa.expiry");

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().check(MAIN);
    }

    @Test
    void noOtherServiceIsReached() {
        HouseRules.dependsOnNoServiceBut("expiry").check(MAIN);
    }

    @Test
    void theTimersKnowNoFramework() {
        HouseRules.dependsOnlyOn("dev.prosa.expiry.timers", "java..", "org.jspecify..", "dev.prosa.contracts..")
                .check(MAIN);
    }
}
