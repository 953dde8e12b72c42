package dev.prosa.analytics.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.analytics.AnalyticsServiceTest;
import dev.prosa.analytics.ClosureBuilder;
import dev.prosa.analytics.TestTokens;
import dev.prosa.contracts.identity.OrganizationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Whoever asks sees their own organisation.
class OwnOrganizationTest extends AnalyticsServiceTest {

    private final OrganizationId ours = new OrganizationId(UUID.randomUUID());
    private final OrganizationId theirs = new OrganizationId(UUID.randomUUID());

    @LocalServerPort
    private int port;

    @Test
    @Tag("ASVS-5.0-8.2.1")
    void nobodyAsksWithoutAGoodToken() {
        assertThat(status("", null)).isEqualTo(401);
        for (String bad : List.of(TOKENS.expired(ours), TOKENS.forged(ours), "x.y.z", TestTokens.OPERATOR + "0")) {
            assertThat(status("", bad)).isEqualTo(401);
        }
        assertThat(status("", TestTokens.OPERATOR)).isEqualTo(200);
    }

    @Test
    @Tag("ASVS-5.0-8.2.2")
    @Tag("ASVS-5.0-8.4.1")
    void whoeverAsksSeesTheirOwnOrganisationAndNoOther() {
        String closedAt =
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS).toString();
        publish(
                ClosureBuilder.closure().of(ours).closedAt(closedAt).build(),
                ClosureBuilder.closure().of(theirs).closedAt(closedAt).build(),
                ClosureBuilder.closure().of(theirs).closedAt(closedAt).build());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(body("", TOKENS.of(theirs))).contains("\"count\":2"));
        assertThat(body("", TOKENS.of(ours))).contains("\"count\":1").doesNotContain("\"count\":2");
        assertThat(body("?organizationId=" + ours, TOKENS.of(ours))).contains("\"count\":1");
        assertThat(status("?organizationId=" + theirs, TOKENS.of(ours))).isEqualTo(404);
        assertThat(status("?organizationId=" + UUID.randomUUID(), TOKENS.of(ours)))
                .as("the same for what there is not")
                .isEqualTo(404);
    }

    /// The second line: as the role that questions of one organisation are asked with.
    @Test
    @Tag("ASVS-5.0-8.4.1")
    void everyTableWithAnOrganisationHidesTheOthersRows() throws SQLException {
        try (Connection connection = ENVIRONMENT.database().connect();
                Statement statement = connection.createStatement()) {
            ResultSet open = statement.executeQuery("SELECT c.relname FROM pg_class c"
                    + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'"
                    + " WHERE c.relnamespace = 'analytics'::regnamespace AND c.relkind IN ('r', 'p')"
                    + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)");
            assertThat(open.next()).as("a table without row-level security").isFalse();

            publish(ClosureBuilder.closure().of(theirs).build());
            String count = "SELECT count(*) FROM analytics.session_outcome WHERE organization_id = '" + theirs + "'";
            await().atMost(Duration.ofSeconds(30)).until(() -> number(statement, count) == 1);
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE prosa_api");
            assertThat(number(statement, count)).isZero();
            statement.execute("SET LOCAL app.organization = '" + ours + "'");
            assertThat(number(statement, count)).isZero();
            statement.execute("SET LOCAL app.organization = '" + theirs + "'");
            assertThat(number(statement, count)).isEqualTo(1);
            connection.rollback();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        ResultSet found = statement.executeQuery(sql);
        found.next();
        return found.getLong(1);
    }

    private int status(String query, String token) {
        return ask(query, token).getStatus().value();
    }

    private String body(String query, String token) {
        return ask(query, token).getResponseBody();
    }

    private EntityExchangeResult<String> ask(String query, String token) {
        WebTestClient.RequestHeadersSpec<?> request = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofMinutes(1))
                .build()
                .get()
                .uri("/api/closures/summary" + query);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.exchange().expectBody(String.class).returnResult();
    }
}
