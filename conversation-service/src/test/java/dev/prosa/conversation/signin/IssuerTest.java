package dev.prosa.conversation.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.signin.TestIssuer.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.security.oauth2.jwt.JwtException;

/// People of a company that has an OpenID Connect issuer of its own come in with its tokens.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerTest {

    private static final OrganizationId ISSUED = OrganizationId.named("issued");
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_IS = claims -> claims;

    private static TestIssuer issuer;
    private static RunningService service;
    private static Api api;

    @BeforeAll
    static void startWhileTheIssuerIsAway() {
        issuer = new TestIssuer();
        service = RunningService.with(
                "prosa.sign-in.operator-token=" + Api.OPERATOR,
                "prosa.sign-in.hash-strength=4",
                "prosa.sign-in.issuer-uri=" + issuer.uri(),
                "prosa.sign-in.audience=" + TestIssuer.AUDIENCE);
        api = new Api(service.port());
        assertThat(api.register("issued", "whatsapp:+5511900000020").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @Test
    @Order(1)
    void anIssuerThatIsAwayKeepsNobodyElseOut() {
        String issued = issuer.sign(issuer.claims(ISSUED, "AGENT"));

        assertThat(asks(Api.OPERATOR)).isEqualTo(200);
        assertThat(asks(api.administrator("issued"))).isEqualTo(200);
        assertThat(asks(issued)).isEqualTo(401);

        issuer.become(State.ANSWERING);
        assertThat(asks(issued)).isEqualTo(200);
    }

    @Test
    @Order(2)
    void itsPeopleComeInAsWhatItSays() {
        String agent = issuer.sign(issuer.claims(ISSUED, "AGENT"));
        String administrator = issuer.sign(issuer.claims(ISSUED, "ADMINISTRATOR"), "JWT");
        String address = "{\"address\": \"whatsapp:+5511900000021\"}";

        assertThat(api.get("/api/organization", agent).text("name")).isEqualTo("issued");
        assertThat(api.post("/api/organization/addresses", agent, address).status())
                .isEqualTo(403);
        assertThat(api.post("/api/organization/addresses", administrator, address)
                        .status())
                .isEqualTo(201);
        assertThat(asks(api.administrator("issued")))
                .as("with a token of ours as before")
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    @Tag("ASVS-5.0-9.1.1")
    @Tag("ASVS-5.0-9.1.2")
    @Tag("ASVS-5.0-9.1.3")
    void whatItDidNotSignIsNotBelieved() throws JOSEException {
        JWTClaimsSet.Builder claims = issuer.claims(ISSUED, "ADMINISTRATOR");
        String good = issuer.sign(claims);

        assertThat(asks(good)).isEqualTo(200);
        assertThat(asks(issuer.forge(claims))).as("another key").isEqualTo(401);
        assertThat(asks(issuer.bring(claims))).as("a key of the token's own").isEqualTo(401);
        assertThat(asks(issuer.confuse(claims)))
                .as("its public key for a secret")
                .isEqualTo(401);
        assertThat(asks(new PlainJWT(claims.build()).serialize())).as("no key").isEqualTo(401);
        assertThat(asks(good.substring(0, good.lastIndexOf('.') + 1)))
                .as("no signature")
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    @Tag("ASVS-5.0-9.2.1")
    @Tag("ASVS-5.0-9.2.2")
    @Tag("ASVS-5.0-9.2.3")
    void whatItSignedForOthersOrAtAnotherTimeOrOfNobodyIsNotBelieved() {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        Date future = Date.from(Instant.now().plus(Duration.ofHours(1)));
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> bad = new LinkedHashMap<>();
        bad.put("another issuer", claims -> claims.issuer("https://login.example"));
        bad.put("our own name", claims -> claims.issuer(Tokens.ISSUER));
        bad.put("no issuer", claims -> claims.issuer(null));
        bad.put("expired", claims -> claims.expirationTime(past));
        bad.put("good for ever", claims -> claims.expirationTime(null));
        bad.put("not good yet", claims -> claims.notBeforeTime(future));
        bad.put("for another service", claims -> claims.audience("https://other.example"));
        bad.put("for nobody", claims -> claims.audience((String) null));
        bad.put("no organisation", claims -> claims.claim("prosa_organization", null));
        bad.put("an organisation by name", claims -> claims.claim("prosa_organization", "issued"));
        bad.put("no role", claims -> claims.claim("prosa_role", null));
        bad.put("the operator", claims -> claims.claim("prosa_role", "OPERATOR"));
        bad.put("the assistant", claims -> claims.claim("prosa_role", "ASSISTANT"));
        bad.put("another role", claims -> claims.claim("prosa_role", "agent"));
        bad.put("nobody", claims -> claims.subject(null));

        assertThat(asks(AS_IT_IS)).isEqualTo(200);
        bad.forEach((what, change) -> assertThat(asks(change)).as(what).isEqualTo(401));
        assertThat(asks(issuer.sign(issuer.claims(ISSUED, "AGENT"), "logout+jwt")))
                .as("no access token")
                .isEqualTo(401);
    }

    @Test
    @Order(5)
    void aKeyThatIsNewIsFetched() {
        issuer.rotate();

        assertThat(asks(AS_IT_IS)).isEqualTo(200);
    }

    @Test
    @Order(6)
    void anIssuerThatStandsStillIsWaitedForAWhile() {
        try (TestIssuer still = new TestIssuer()) {
            still.become(State.STANDING_STILL);
            IssuerTokens tokens = new IssuerTokens(still.uri(), TestIssuer.AUDIENCE, Duration.ofMillis(200));

            assertThatThrownBy(() -> tokens.decode(still.sign(still.claims(ISSUED, "AGENT")))
                            .block(Duration.ofSeconds(20)))
                    .isInstanceOf(JwtException.class)
                    .hasMessage("the issuer's keys are not to be had");
        }
    }

    private static int asks(UnaryOperator<JWTClaimsSet.Builder> change) {
        return asks(issuer.sign(change.apply(issuer.claims(ISSUED, "AGENT"))));
    }

    private static int asks(String token) {
        return api.get("/api/conversations", token).status();
    }
}
