package dev.prosa.testing;

import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().check(HouseRules.mainClassesOf("dev.prosa.testing"));
        HouseRules.everyPackageIsNullMarked().check(HouseRules.mainClassesOf("dev.prosa.embedded"));
    }
}
