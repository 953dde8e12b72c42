package dev.prosa.ingress.signature;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.testing.architecture.HouseRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long a check takes tells nothing about a token: neither how much of a guess is right nor
/// which
/// of the account's tokens it is. Counted, since a clock would tell a test nothing reliable.
@Tag("ASVS-5.0-11.2.4")
class ConstantTimeTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TARGET = "/webhooks/twilio/messages";
    private static final String URL = "https://prosa.example" + TARGET;
    private static final List<Parameter> PARAMETERS = List.of(new Parameter("AccountSid", ACCOUNT));

    @BeforeEach
    void count() {
        Security.insertProviderAt(new CountingMac.Counting(), 1);
    }

    @AfterEach
    void countNoLonger() {
        Security.removeProvider("Counting");
    }

    @Test
    void everyTokenIsTriedWhicheverIsRight() {
        SignatureCheck check = SignatureCheckTest.check("https://prosa.example", "one", "two", "three");

        assertThat(hmacs(check, signedWith("one"), true)).isEqualTo(3);
        assertThat(hmacs(check, signedWith("two"), true)).isEqualTo(3);
        assertThat(hmacs(check, signedWith("three"), true)).isEqualTo(3);
    }

    @Test
    void aGuessCostsTheSameHoweverGoodItIs() {
        SignatureCheck check = SignatureCheckTest.check("https://prosa.example", "one", "two");
        String right = signedWith("two");
        String nearly = right.substring(0, right.length() - 2) + "A=";

        int spellingsOfTheUrl = 2;
        for (String guess : List.of("", "x", nearly, right.toLowerCase(), signedWith("three"))) {
            assertThat(hmacs(check, guess, false)).isEqualTo(2 * spellingsOfTheUrl);
        }
    }

    @Test
    void nothingHereComparesBytesSoThatItMayStopEarly() {
        JavaClasses signatures = HouseRules.mainClassesOf("dev.prosa.ingress.signature");

        noClasses()
                .should(callMethod(String.class, "equals", Object.class))
                .orShould(callMethod(String.class, "equalsIgnoreCase", String.class))
                .orShould(callMethod(String.class, "compareTo", String.class))
                .orShould(callMethod(Arrays.class, "equals", byte[].class, byte[].class))
                .orShould(callMethod(Arrays.class, "compare", byte[].class, byte[].class))
                .orShould(callMethod(Objects.class, "equals", Object.class, Object.class))
                .check(signatures.that(resideInAPackage("..signature")));
        assertThat(signatures.that(belongToAnyOf(SignatureCheck.class)).stream()
                        .flatMap(it -> it.getMethodCallsFromSelf().stream())
                        .filter(it -> it.getTargetOwner().isEquivalentTo(MessageDigest.class))
                        .filter(it -> it.getName().equals("isEqual")))
                .hasSize(2);
    }

    private static int hmacs(SignatureCheck check, String signature, boolean taken) {
        int before = CountingMac.COMPUTED.get();
        var failure = check.failureOf(new SignedRequest(
                TARGET,
                List.of(signature),
                BodyFormat.FORM,
                new byte[0],
                new Parameters(PARAMETERS),
                new Parameters(List.of())));
        assertThat(failure.isEmpty()).isEqualTo(taken);
        return CountingMac.COMPUTED.get() - before;
    }

    private static String signedWith(String token) {
        byte[] rest = ("AccountSid" + ACCOUNT).getBytes(StandardCharsets.UTF_8);
        return new String(
                new AuthToken(token).sign(URL.getBytes(StandardCharsets.UTF_8), rest), StandardCharsets.US_ASCII);
    }
}
