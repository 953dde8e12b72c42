package dev.prosa.analytics.reports;

import static dev.prosa.analytics.ClosureBuilder.closure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.analytics.AnalyticsServiceTest;
import dev.prosa.analytics.ClosureBuilder;
import dev.prosa.analytics.TestTokens;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class SummaryTest extends AnalyticsServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MORNING = "2026-11-02T10:00:00Z";

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    private OrganizationId organization = new OrganizationId(UUID.randomUUID());
    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + TestTokens.OPERATOR)
                .responseTimeout(SOON)
                .build();
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        given(IntStream.rangeClosed(1, 10)
                .mapToObj(number -> closedAt(MORNING)
                        .handled(Duration.ofMinutes(number))
                        .firstResponseAfter(Duration.ofSeconds(number)))
                .toArray(ClosureBuilder[]::new));

        summary("groupBy=reason")
                .jsonPath("$.groups[*].key")
                .value(is("IDLE_TIMEOUT"))
                .jsonPath("$.groups[*].count")
                .value(is(10))
                .jsonPath("$.groups[0].handlingMillis[*]")
                .value(is(300_000, 540_000, 600_000))
                .jsonPath("$.groups[0].firstResponseMillis[*]")
                .value(is(5_000, 9_000, 10_000))
                .jsonPath("$.groups[0].answered")
                .isEqualTo(10)
                .jsonPath("$.totals.handlingMillis.p50")
                .isEqualTo(300_000);
    }

    @Test
    void reasonsAreCountedLargestFirst() {
        given(
                closedAt(MORNING).reason(CloseReason.USER_CLOSED).satisfaction(5),
                closedAt(MORNING).reason(CloseReason.USER_CLOSED).satisfaction(2),
                closedAt(MORNING).reason(CloseReason.USER_CLOSED),
                closedAt(MORNING).reason(CloseReason.EXPIRED).handled(Duration.ofMinutes(9)));

        summary("groupBy=reason")
                .jsonPath("$.groups[*].key")
                .value(is("USER_CLOSED", "EXPIRED"))
                .jsonPath("$.groups[*].count")
                .value(is(3, 1))
                .jsonPath("$.groups[*].satisfaction.average")
                .value(is(3.5, null))
                .jsonPath("$.groups[*].satisfaction.answers")
                .value(is(2, 0))
                .jsonPath("$.groups[*].handlingMillis.p99")
                .value(is(60_000, 540_000))
                .jsonPath("$.groups[*].firstResponseMillis")
                .value(is(null, null))
                .jsonPath("$.groups[0].closingsCredited")
                .doesNotExist()
                .jsonPath("$.totals.count")
                .isEqualTo(4)
                .jsonPath("$.totals.handlingMillis[*]")
                .value(is(60_000, 540_000, 540_000));
    }

    @Test
    void theIntervalHoldsItsStartAndNotItsEnd() {
        given(
                closedAt("2026-11-02T00:00:00Z"),
                closedAt("2026-11-02T23:59:59.999Z"),
                closedAt("2026-11-01T23:59:59.999Z"),
                closedAt("2026-11-03T00:00:00Z"));

        summary("from=2026-11-02&to=2026-11-03").jsonPath("$.totals.count").isEqualTo(2);
    }

    @Test
    void aReopenedSessionIsNotClosedUntilItCloses() {
        ConversationId conversation = new ConversationId(UUID.randomUUID());
        given(
                closedAt(MORNING).of(conversation).reason(CloseReason.EXPIRED),
                closedAt(MORNING)
                        .of(conversation)
                        .reason(CloseReason.EXPIRED)
                        .revision(2)
                        .reopened());
        await().atMost(SOON).until(() -> revisionOf(conversation) == 2);

        summary("groupBy=reason")
                .jsonPath("$.groups[*].key")
                .value(is("EXPIRED"))
                .jsonPath("$.groups[*].count")
                .value(is(0))
                .jsonPath("$.groups[*].reopened")
                .value(is(1))
                .jsonPath("$.groups[0].handlingMillis")
                .isEmpty()
                .jsonPath("$.totals.count")
                .isEqualTo(0);

        publish(closedAt("2026-11-02T11:00:00Z")
                .of(conversation)
                .reason(CloseReason.AGENT_CLOSED)
                .revision(3)
                .reopenings(1)
                .build());
        await().atMost(SOON).until(() -> revisionOf(conversation) == 3);

        summary("groupBy=reason")
                .jsonPath("$.groups[*].key")
                .value(is("AGENT_CLOSED"))
                .jsonPath("$.totals.count")
                .isEqualTo(1)
                .jsonPath("$.totals.reopened")
                .isEqualTo(0)
                .jsonPath("$.totals.reopenings")
                .isEqualTo(1)
                .jsonPath("$.totals.revised")
                .isEqualTo(1);
    }

    /// A survey's answer is a revision too, and revises nothing.
    @Test
    void onlyAnotherReasonIsARevision() {
        ConversationId rated = new ConversationId(UUID.randomUUID());
        given(
                closedAt(MORNING).of(rated),
                closedAt(MORNING).of(rated).revision(2).satisfaction(4),
                closedAt(MORNING));
        await().atMost(SOON).until(() -> revisionOf(rated) == 2);

        summary("groupBy=reason")
                .jsonPath("$.totals.revised")
                .isEqualTo(0)
                .jsonPath("$.totals.satisfaction.average")
                .isEqualTo(4.0);
    }

    @Test
    void anAgentIsCreditedForAClosingBehindAStrongerReason() {
        given(
                closedAt(MORNING)
                        .reason(CloseReason.USER_CLOSED)
                        .acceptedBy("ana")
                        .closing(CloseReason.AGENT_CLOSED, Actor.agent("ana"))
                        .closing(CloseReason.USER_CLOSED, Actor.CUSTOMER),
                closedAt(MORNING)
                        .reason(CloseReason.SUPPORT_CLOSED)
                        .acceptedBy("bruno")
                        .closing(CloseReason.AGENT_CLOSED, Actor.agent("ana"))
                        .closing(CloseReason.AGENT_CLOSED, Actor.agent("ana"))
                        .closing(CloseReason.SUPPORT_CLOSED, Actor.supervisor("carla")),
                closedAt(MORNING).acceptedBy("bruno"),
                closedAt(MORNING));

        summary("groupBy=agent")
                .jsonPath("$.groups[*].key")
                .value(is("bruno", "ana", null, "carla"))
                .jsonPath("$.groups[*].count")
                .value(is(2, 1, 1, 0))
                .jsonPath("$.groups[*].closingsCredited")
                .value(is(0, 2, 0, 1))
                .jsonPath("$.totals.closingsCredited")
                .isEqualTo(3)
                .jsonPath("$.totals.count")
                .isEqualTo(4);
    }

    @Test
    void daysAndHoursBeginWhereTheTimeZoneSays() {
        given(closedAt("2026-11-02T02:59:00Z"), closedAt("2026-11-02T03:00:00Z"), closedAt("2026-11-02T03:59:59Z"));

        summary("from=2026-11-01&to=2026-11-04&timeZone=America/Sao_Paulo&groupBy=day")
                .jsonPath("$.groups[*].key")
                .value(is("2026-11-01", "2026-11-02"))
                .jsonPath("$.groups[*].count")
                .value(is(1, 2));
        summary("from=2026-11-01&to=2026-11-04&timeZone=America/Sao_Paulo&groupBy=hour")
                .jsonPath("$.groups[*].key")
                .value(is("2026-11-01T23:00:00-03:00", "2026-11-02T00:00:00-03:00"))
                .jsonPath("$.groups[*].count")
                .value(is(1, 2));
    }

    /// In Lisbon the clocks went back at 02:00 on 25 October 2026.
    @Test
    void theHourThatComesTwiceIsTwoGroups() {
        given(closedAt("2026-10-25T00:30:00Z"), closedAt("2026-10-25T01:30:00Z"));

        summary("from=2026-10-25&to=2026-10-26&timeZone=Europe/Lisbon&groupBy=hour")
                .jsonPath("$.groups[*].key")
                .value(is("2026-10-25T01:00:00+01:00", "2026-10-25T01:00:00Z"));
        summary("from=2026-10-25&to=2026-10-26&timeZone=Europe/Lisbon&groupBy=day")
                .jsonPath("$.groups[*].count")
                .value(is(2));
    }

    @Test
    void nothingClosedIsAnAnswerToo() {
        summary("groupBy=day")
                .jsonPath("$.groups")
                .value(is())
                .jsonPath("$.groupsLeftOut")
                .isEqualTo(0)
                .jsonPath("$.totals.count")
                .isEqualTo(0)
                .jsonPath("$.totals.handlingMillis")
                .isEmpty()
                .jsonPath("$.organizationId")
                .isEqualTo(organization.toString());
    }

    @Test
    void withoutAnOrganizationAllAreSummedUp() {
        given(closedAt("2026-06-01T10:00:00Z"));
        organization = new OrganizationId(UUID.randomUUID());
        given(closedAt("2026-06-01T10:00:00Z"));

        get("/api/closures/summary?from=2026-06-01&to=2026-06-02")
                .jsonPath("$.totals.count")
                .isEqualTo(2)
                .jsonPath("$.organizationId")
                .isEmpty();
        summary("from=2026-06-01&to=2026-06-02").jsonPath("$.totals.count").isEqualTo(1);
    }

    @Test
    void aBadParameterIsAProblemThatSaysWhatIsAllowed() {
        client.get()
                .uri("/api/closures/summary?groupBy=team")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:prosa:problem:bad-parameter")
                .jsonPath("$.parameter")
                .isEqualTo("groupBy")
                .jsonPath("$.allowed")
                .isEqualTo("one of reason, agent, day, hour")
                .jsonPath("$.detail")
                .isEqualTo("groupBy must be one of reason, agent, day, hour but is 'team'");
    }

    private ClosureBuilder closedAt(String instant) {
        return closure().of(organization).closedAt(instant);
    }

    /// Published, and stored.
    private void given(ClosureBuilder... builders) {
        List<ClosedConversation> closures =
                Arrays.stream(builders).map(ClosureBuilder::build).toList();
        publish(closures.toArray(ClosedConversation[]::new));
        long sessions = closures.stream()
                .map(ClosedConversation::conversationId)
                .distinct()
                .count();
        await().atMost(SOON).until(() -> sessionsOf(organization) == sessions);
    }

    private long sessionsOf(OrganizationId id) {
        return database.sql("SELECT count(*) AS sessions FROM session_outcome WHERE organization_id = :id")
                .bind("id", id.value())
                .map(row -> row.get("sessions", Long.class))
                .one()
                .block(SOON);
    }

    private int revisionOf(ConversationId conversation) {
        return database.sql("SELECT revision FROM session_outcome WHERE conversation_id = :id")
                .bind("id", conversation.value())
                .map(row -> row.get("revision", Integer.class))
                .one()
                .block(SOON);
    }

    private BodyContentSpec summary(String parameters) {
        String interval = parameters.contains("from=") ? "" : "&from=2026-11-01&to=2026-11-04";
        return get("/api/closures/summary?" + parameters + interval + "&organizationId=" + organization);
    }

    private BodyContentSpec get(String uri) {
        return client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
    }

    private static Consumer<List<Object>> is(Object... values) {
        return found -> assertThat(found).containsExactly(values);
    }
}
