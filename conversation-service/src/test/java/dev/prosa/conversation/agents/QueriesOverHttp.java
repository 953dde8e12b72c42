package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.ACME;
import static dev.prosa.conversation.agents.Rows.RIVAL;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.MigratedDatabase;
import dev.prosa.conversation.config.ApiConnections;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.people.TestSignIn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The queries alone, over HTTP, with a real PostgreSQL.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = QueriesOverHttp.QueriesOnly.class,
        // The intake, which readiness waits for, is not part of these.
        properties = "management.endpoint.health.validate-group-membership=false")
abstract class QueriesOverHttp {

    @EnableAutoConfiguration
    @Import({QueryConfiguration.class, ConversationQueryController.class, Problems.class, TestSignIn.class})
    @EnableConfigurationProperties(PostgresProperties.class)
    static class QueriesOnly {

        @Bean
        ApiConnections api(PostgresProperties postgres) {
            return new ApiConnections(postgres);
        }

        /// Who may ask is another test's.
        @Bean
        SecurityWebFilterChain everybody(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                    .build();
        }
    }

    private static final MigratedDatabase DATABASE = MigratedDatabase.create();

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.provideTo(registry::add);
    }

    private String signedIn = "";

    @BeforeEach
    void empty() {
        signedIn = "";
        DATABASE.execute(
                "TRUNCATE conversation, message, delivery, transition, organization, person, invitation CASCADE");
        DATABASE.execute("INSERT INTO organization VALUES ('%s', 'acme'), ('%s', 'rival')".formatted(ACME, RIVAL));
    }

    static void insert(Rows row) {
        row.insertInto(DATABASE);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    JsonNode get(String path) {
        return ask(path, HttpStatus.OK, MediaType.APPLICATION_JSON);
    }

    JsonNode problem(String path, HttpStatus status) {
        return ask(path, status, MediaType.APPLICATION_PROBLEM_JSON);
    }

    /// From now on, in this test.
    void signIn(String organization, String agent) {
        signedIn = TestSignIn.header(OrganizationId.of(organization), agent, Role.AGENT);
    }

    /// The path as it stands, already encoded.
    private JsonNode ask(String path, HttpStatus status, MediaType type) {
        byte[] body = WebTestClient.bindToServer()
                .responseTimeout(Duration.ofMinutes(1)) // the first request on a busy machine
                .build()
                .get()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .headers(headers -> {
                    if (!signedIn.isEmpty()) {
                        headers.set(TestSignIn.HEADER, signedIn);
                    }
                })
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(type)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }
}
