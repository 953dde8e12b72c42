package dev.prosa.conversation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.Decision.Rejected.Why;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

class RefusalsTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");
    private static final Truth CLOSED = new Truth(
            3, 1, ConversationStatus.CLOSED, Actor.agent("ana"), NINE, CloseReason.EXPIRED, Actor.SYSTEM, NINE, 7);

    @ParameterizedTest
    @EnumSource
    void everyReasonHasASentence(Why why) {
        assertThat(Refusals.sentence(refused(why.name(), CLOSED))).matches("(ana|[A-Z]).*\\.");
        assertThat(Refusals.sentence(refused(why.name(), null)))
                .matches("[A-Z].*\\.")
                .doesNotContain("null");
    }

    @Test
    void aCloseByTheClockIsSaidToBeOne() {
        assertThat(Refusals.sentence(refused("SESSION_CLOSED", CLOSED)))
                .startsWith("The session was closed (EXPIRED) by the clock at 2026-11-02T09:00:00Z.");
    }

    @Test
    void aReasonOfANewerVersionIsARefusalAllTheSame() {
        CommandAnswered refused = refused("TOO_BLUE", CLOSED);

        assertThat(Refusals.status(refused)).isEqualTo(HttpStatus.CONFLICT);
        assertThat(Refusals.type(refused)).isEqualTo("too-blue");
        assertThat(Refusals.sentence(refused)).startsWith("The command was refused.");
    }

    @Test
    void whatIsNotThereAndWhatWasUsedHaveStatusesOfTheirOwn() {
        assertThat(Refusals.status(refused("NO_SUCH_CONVERSATION", null))).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(Refusals.status(refused("COMMAND_ID_REUSED", CLOSED))).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static CommandAnswered refused(String reason, @Nullable Truth truth) {
        return new CommandAnswered(
                new CommandId("k"),
                new ConversationId(new UUID(0, 1)),
                OrganizationId.named("acme"),
                new AgentId("bia"),
                "AcceptRequested",
                CommandAnswered.Kind.REJECTED,
                reason,
                truth,
                NINE,
                new Evidence(0, 0));
    }
}
