package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.QuarantinedWebhook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A record that lands in a log by accident, in a message or an exception, shows neither what
/// somebody wrote nor who they are.
class PrivacyTest {

    private static final List<String> PRIVATE = List.of(
            "pergunta",
            "perguntar",
            "Bia",
            "Paulista",
            "MASP",
            "-23.5",
            "Sim",
            "5511987654321",
            "14155238886",
            "loja",
            "refund",
            "in service",
            "tenant=1");

    @ParameterizedTest
    @EnumSource
    void aRecordPrintsNothingPrivate(EventType type) {
        assertThat(Samples.full(type).value().toString()).doesNotContain(PRIVATE);
    }

    @Test
    void neitherDoItsParts() {
        MessageReceived message =
                (MessageReceived) InputSamples.messageReceived().value();
        Stream.of(message.location(), message.button(), message.repliedTo(), message.parameters())
                .forEach(part -> assertThat(String.valueOf(part)).doesNotContain(PRIVATE));
    }

    @Test
    void butItCanBeFound() {
        assertThat(InputSamples.messageReceived().value())
                .hasToString("MessageReceived[conversationId=%s, messageSid=%s]"
                        .formatted(Sample.CONVERSATION, InputSamples.SID));
        assertThat(((QuarantinedWebhook) OutputSamples.quarantinedWebhook().value()))
                .hasToString("QuarantinedWebhook[reason=SIGNATURE_MISMATCH, path=/webhooks/twilio/messages,"
                        + " receivedAt=2026-11-02T09:00:00.125Z]");
    }
}
