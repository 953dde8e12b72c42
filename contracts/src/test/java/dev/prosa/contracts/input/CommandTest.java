package dev.prosa.contracts.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTest {

    private static final ConversationId CONVERSATION = new ConversationId(new UUID(1, 2));

    static List<Function<String, Command>> whatSomebodyWrites() {
        return List.of(
                body -> new ReplyRequested(CONVERSATION, context(1, 0L), body),
                body -> new AssistantReplied(CONVERSATION, context(1, 0L), body),
                body -> new NoteRequested(CONVERSATION, context(1, 0L), body));
    }

    @ParameterizedTest
    @MethodSource("whatSomebodyWrites")
    void aBodyHasOneTo4096Characters(Function<String, Command> write) {
        assertThat(write.apply("x")).isEqualTo(write.apply("x"));
        assertThat(write.apply("x".repeat(4096))).isNotNull();
        assertRefused(write, "", 0);
        assertRefused(write, " \n ", 3);
        assertRefused(write, "x".repeat(4097), 4097);
    }

    @Test
    void aCommandAimsAtASessionAndAMessageThatCanExist() {
        assertThat(context(null, null)).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context(0, null))
                .withMessage("session must be 1 or more: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context(1, -1L))
                .withMessage("seen must be 0 or more: -1");
    }

    private static CommandContext context(Integer session, Long seen) {
        return new CommandContext(
                new CommandId("k1"),
                OrganizationId.named("demo"),
                new AgentId("ana"),
                Role.AGENT,
                session,
                seen,
                Instant.EPOCH);
    }

    private static void assertRefused(Function<String, Command> write, String body, int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write.apply(body))
                .withMessage("a body must have 1 to 4096 characters and not be blank: it has " + length);
    }
}
