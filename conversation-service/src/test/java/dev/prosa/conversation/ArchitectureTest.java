package dev.prosa.conversation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.testing.architecture.HouseRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final JavaClasses MAIN = HouseRules.mainClassesOf("dev.prosa.conversation");

    @Test
    void everyPackageIsNullMarked() {
        HouseRules.everyPackageIsNullMarked().check(MAIN);
    }

    @Test
    void noOtherServiceIsReached() {
        HouseRules.dependsOnNoServiceBut("conversation").check(MAIN);
    }

    /// Decisions come out alike on every machine and every replay, so nothing but values may reach
    /// them.
    @Test
    void theDomainImportsPlainJavaAndTheSharedWordsOnly() {
        HouseRules.dependsOnlyOn(
                        "dev.prosa.conversation.domain",
                        "java..",
                        "org.jspecify..",
                        "dev.prosa.contracts.identity..",
                        "dev.prosa.contracts.vocabulary..")
                .check(MAIN);
    }

    /// intake → handling → domain, handling → store → domain.
    @ParameterizedTest(name = "{0} knows nothing of {1}")
    @CsvSource({
        "domain, intake",
        "domain, handling",
        "domain, store",
        "store, intake",
        "store, handling",
        "handling, intake"
    })
    void dependenciesPointOneWay(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage("dev.prosa.conversation." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.prosa.conversation." + to + "..")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void nothingPointsAtTheRelay() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.prosa.conversation.relay..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.prosa.conversation.relay..")
                .check(MAIN);
    }
}
