package dev.prosa.conversation.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import dev.prosa.conversation.audit.Audit;
import dev.prosa.conversation.audit.EventLog;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.tool.DatabaseSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Other clocks over a log on real Kafka.
class WhatIfTest {

    private static final Customer SILENT = RunningService.customer("+5511922220001");
    private static final Customer SERVED = RunningService.customer("+5511922220002");
    private static RunningService service;

    @BeforeAll
    static void applyALog() {
        service = RunningService.withClocks("pending=1h", "idle=100ms", "idle-close=200ms", "reopen-window=100ms");
        service.apply(
                SILENT.writes("SM1", "Oi"),
                new AcceptRequested(SILENT.id(), SILENT.by("ana", "c1", 1, 1)),
                new ReplyRequested(SILENT.id(), SILENT.by("ana", "c2", 1, 1), "Bom dia"),
                SERVED.writes("SM1", "Oi"));
        service.awaitDeadline(SILENT.id());
        service.apply(SILENT.timer(1));
        service.awaitDeadline(SILENT.id());
        service.apply(SILENT.timer(1));
        assertThat(service.conversation(SILENT.id())).containsEntry("close_reason", "IDLE_TIMEOUT");
        org.awaitility.Awaitility.await()
                .until(() -> !service.query("SELECT 1 FROM conversation WHERE closed_at < now() - interval '300 ms'")
                        .isEmpty());
        service.apply(
                SILENT.writes("SM2", "Voltei"),
                new AcceptRequested(SILENT.id(), SILENT.by("ana", "c3", 2, 4)),
                new CloseRequested(SILENT.id(), SILENT.by("ana", "c4", 2, 99)),
                new AcceptRequested(SERVED.id(), SERVED.by("ana", "c5", 1, 1)),
                new CloseRequested(SERVED.id(), SERVED.by("ana", "c6", 1, 1)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void underTheSameClocksEverySessionEndsAsItDid() {
        List<Ending> endings = endings(Map.of(), Instant.EPOCH);
        assertThat(endings).hasSize(3).noneMatch(Ending::isDifferent);
    }

    @Test
    void underALongerIdleClockTheFirstSessionGoesOnAndTheAgentClosesIt() {
        List<Ending> endings = endings(Map.of("idle", Duration.ofHours(1)), Instant.EPOCH);
        assertThat(endings.stream().filter(Ending::isDifferent))
                .extracting(ending -> ending.session() + " " + ending.change())
                .containsExactly("1 IDLE_TIMEOUT -> AGENT_CLOSED", "2 AGENT_CLOSED -> not ended");
        assertThat(endings)
                .filteredOn(ending -> ending.conversationId().equals(SERVED.id()))
                .noneMatch(Ending::isDifferent);
    }

    @Test
    void underAShorterPendingClockAWaitingConversationExpires() {
        List<Ending> endings = endings(Map.of("pending", Duration.ofMillis(150)), Instant.EPOCH);
        assertThat(endings)
                .filteredOn(ending -> ending.conversationId().equals(SERVED.id()) && ending.session() == 1)
                .singleElement()
                .satisfies(ending -> {
                    assertThat(ending.actual()).isNotNull();
                    assertThat(ending.actual().reason()).isEqualTo(CloseReason.AGENT_CLOSED);
                    assertThat(ending.other()).isNotNull();
                });
    }

    @Test
    void clocksThatComeIntoForceAfterTheEndChangeNothing() {
        assertThat(endings(Map.of("idle", Duration.ofHours(1)), Instant.now().plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void aClockThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> OtherClocks.parse(List.of("idel=PT20M"), Instant.EPOCH))
                .hasMessageContaining("timeouts.idel");
        assertThatThrownBy(() -> OtherClocks.parse(List.of("idle=20m"), Instant.EPOCH))
                .hasMessageContaining("PT20M");
    }

    private static List<Ending> endings(Map<String, Duration> clocks, Instant since) {
        List<Ending> endings = new ArrayList<>();
        var database = service.database();
        try (EventLog log = EventLog.open(service.environment().kafka().bootstrapServers());
                DatabaseSession session = DatabaseSession.open(new PostgresProperties(
                        database.jdbcUrl().substring("jdbc:".length()), database.user(), database.password()))) {
            WhatIf whatIf = new WhatIf(log, session, Audit.versions(session));
            for (int partition = 0; partition < 12; partition++) {
                whatIf.replay(partition, new OtherClocks(clocks, since), endings::add);
            }
        }
        return endings;
    }
}
