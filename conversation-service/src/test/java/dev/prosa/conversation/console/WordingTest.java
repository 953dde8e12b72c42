package dev.prosa.conversation.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.agents.TransitionItem;
import dev.prosa.conversation.domain.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSource;

class WordingTest {

    private static final Locale BRAZIL = Locale.of("pt", "BR");
    private static final Instant AT = Instant.parse("2026-11-01T17:05:00Z");
    private static final MessageSource TEXTS = new ConsoleConfiguration().messageSource();

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(bundle(BRAZIL).keySet());
    }

    static Stream<String> whatTheMachineSays() {
        return Stream.of(
                        names("refused.", Decision.Rejected.Why.values()),
                        names("refused.", Decision.Ignored.Why.values())
                                .filter(key -> !key.endsWith("STALE_TIMEOUT") && !key.endsWith("DUPLICATE_MESSAGE")),
                        names("status.", ConversationStatus.values()),
                        names("reason.", CloseReason.values()),
                        names("closed.", CloseReason.values()),
                        names("deadline.", CloseReason.values()),
                        names("delivery.", DeliveryStatus.values()),
                        names("view.", View.values()).map(String::toLowerCase))
                .flatMap(keys -> keys);
    }

    @ParameterizedTest
    @MethodSource("whatTheMachineSays")
    void everythingTheMachineSaysHasItsWords(String key) {
        assertThat(bundle(Locale.ENGLISH).keySet()).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "MessageReceived, , PENDING, true, The customer wrote: session 2 opens.",
        "MessageReceived, CLOSED, PENDING, true, The customer wrote: session 2 opens.",
        "MessageReceived, CLOSED, PROGRESS, false, The customer wrote in time: the session goes on.",
        "MessageReceived, PROGRESS, WAITING_CLOSE, false, "
                + "'The customer says goodbye (87 % sure): it closes soon unless they write again.'",
        "MessageReceived, AWAITING_CONFIRMATION, PROGRESS, false, The customer wrote on.",
        "AcceptRequested, PENDING, PROGRESS, false, Bia accepted.",
        "TimeoutElapsed, PROGRESS, IDLE, false, The customer was silent for long and was reminded.",
        "TimeoutElapsed, PENDING, CLOSED, false, Nobody took it in time: it expired.",
        "TimeoutElapsed, WAITING_CLOSE, CLOSED, false, The customer said goodbye and wrote no more: it closed.",
        "Unheard, PENDING, PROGRESS, false, Unheard: Waiting → Served"
    })
    void aTurnIsToldByWhatCausedIt(
            String input, @Nullable ConversationStatus from, ConversationStatus to, boolean opens, String told) {
        TransitionItem turn = new TransitionItem(
                AT,
                2,
                input,
                Actor.agent("bia"),
                "ACCEPTED",
                null,
                null,
                from,
                to,
                1,
                1,
                1,
                0.87,
                null,
                new Evidence(3, 17),
                List.of());
        assertThat(wording(Locale.ENGLISH).why(turn, opens)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Decision.Rejected.Why.class)
    void aRefusalSaysWhatIsSo(Decision.Rejected.Why why) {
        String told = wording(BRAZIL).answered(answered(CommandAnswered.Kind.REJECTED, why.name()));
        assertThat(told)
                .isNotBlank()
                .doesNotContain("{", "refused.")
                .isNotEqualTo(wording(BRAZIL).text("refused.other"));
    }

    @Test
    void whoWasSecondIsToldWhoWasFirstAndWhen() {
        assertThat(wording(BRAZIL).answered(answered(CommandAnswered.Kind.REJECTED, "ALREADY_ACCEPTED")))
                .startsWith("Alguém chegou antes: Bia atende desde 01/11/2026 14:05");
    }

    private static CommandAnswered answered(CommandAnswered.Kind kind, @Nullable String reason) {
        return new CommandAnswered(
                new CommandId("1"),
                new ConversationId(new UUID(0, 1)),
                OrganizationId.named("acme"),
                new AgentId("ana"),
                "AcceptRequested",
                kind,
                reason,
                new CommandAnswered.Truth(
                        1, 0, ConversationStatus.PROGRESS, Actor.agent("bia"), AT, null, null, null, 4),
                AT,
                new Evidence(3, 17));
    }

    private static Wording wording(Locale locale) {
        return new Wording(
                TEXTS,
                locale,
                locale,
                ZoneId.of("America/Sao_Paulo"),
                new Colleagues.Names(Map.of("ana", "Ana", "bia", "Bia")),
                "ana");
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "console/texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
