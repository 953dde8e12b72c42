package dev.prosa.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifiersTest {

    private static final ConversationId CONVERSATION = ConversationId.of("cd29a1d9-8547-55d3-8e2c-8dfb8ca67888");
    private static final OrganizationId DEMO = OrganizationId.named("demo");

    static List<Arguments> bounded() {
        return List.of(
                of(AgentId::new, 128, "an agent ID"),
                of(CommandId::new, 128, "a command ID"),
                of(MessageSid::new, 64, "a message SID"));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void anIdChosenByOthersHasBounds(Function<String, Object> constructor, int longest, String name) {
        assertThat(constructor.apply("x".repeat(longest))).hasToString("x".repeat(longest));
        for (String value : List.of("", "  ", "x".repeat(longest + 1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> constructor.apply(value))
                    .withMessage(name + " must have 1 to " + longest + " characters: '" + value + "'");
        }
    }

    @Test
    void aNamedOrganizationHasTheSameIdEverywhere() {
        assertThat(DEMO).hasToString("3ebda5a3-6966-5752-a8b1-af53507215c2").isEqualTo(OrganizationId.of("" + DEMO));
        assertThat(OrganizationId.named("other")).isNotEqualTo(DEMO);
    }

    @Test
    void theSameCommandMakesTheSameReply() {
        assertThat(reply("ana", "k1")).hasToString("accfaa24-2efd-5d5d-876d-48d789423d75");
        assertThat(reply("ana", "k1")).isEqualTo(reply("ana", "k1"));
        assertThat(reply("ana", "k1")).isNotIn(reply("ana", "k2"), reply("bruno", "k1"));
    }

    @Test
    void aTextOfTheMachineIsOneOfItsSessionKindAndCause() {
        MessageId farewell = MessageId.ofText(CONVERSATION, 3, "FAREWELL", 41);
        assertThat(farewell).hasToString("489087c6-57c0-52c5-afb4-9135b8e38304");
        assertThat(farewell)
                .isNotIn(
                        MessageId.ofText(CONVERSATION, 4, "FAREWELL", 41),
                        MessageId.ofText(CONVERSATION, 3, "GREETING", 41),
                        MessageId.ofText(CONVERSATION, 3, "FAREWELL", 42));
    }

    private static MessageId reply(String agent, String command) {
        return MessageId.ofReply(CONVERSATION, DEMO, new AgentId(agent), new CommandId(command));
    }

    private static Arguments of(Function<String, Object> constructor, int longest, String name) {
        return Arguments.of(constructor, longest, name);
    }
}
