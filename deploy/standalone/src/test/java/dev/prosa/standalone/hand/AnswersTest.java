package dev.prosa.standalone.hand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Kind;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-02T03:04:05Z");

    @Test
    void anAppliedCommandSaysHowThingsStandNow() {
        assertThat(Answers.inWords(answer(Kind.APPLIED, null, open(Actor.agent("ana"), null))))
                .isEqualTo("Applied. Session 2 is in PROGRESS, served by ana.");
    }

    @Test
    void aRejectedOneSaysWhyAndWhoWasFaster() {
        assertThat(Answers.inWords(answer(Kind.REJECTED, "ALREADY_ACCEPTED", open(Actor.agent("bruno"), LONG_AGO))))
                .startsWith("Rejected: ALREADY_ACCEPTED. Session 2 is in PROGRESS, served by bruno since 2020-01-0");
    }

    @Test
    void aClosedSessionSaysByWhomAndInWhichRevision() {
        var truth = new Truth(
                3, 2, ConversationStatus.CLOSED, null, null, CloseReason.USER_CLOSED, Actor.CUSTOMER, null, 9);

        assertThat(Answers.inWords(answer(Kind.ALREADY_SO, "ALREADY_CLOSED", truth)))
                .isEqualTo("Already so: ALREADY_CLOSED. "
                        + "Session 3 is closed: USER_CLOSED, by the customer (revision 2).");
    }

    @Test
    void withoutATruthThereIsOnlyTheVerdict() {
        assertThat(Answers.inWords(answer(Kind.REJECTED, "NO_SUCH_CONVERSATION", null)))
                .isEqualTo("Rejected: NO_SUCH_CONVERSATION.");
    }

    private static Truth open(Actor servedBy, @Nullable Instant since) {
        return new Truth(2, 0, ConversationStatus.PROGRESS, servedBy, since, null, null, null, 4);
    }

    private static CommandAnswered answer(Kind kind, @Nullable String reason, @Nullable Truth truth) {
        return new CommandAnswered(
                new CommandId("c"),
                new ConversationId(UUID.randomUUID()),
                OrganizationId.named("demo"),
                new AgentId("ana"),
                "AcceptRequested",
                kind,
                reason,
                truth,
                LONG_AGO,
                new Evidence(1, 2));
    }
}
