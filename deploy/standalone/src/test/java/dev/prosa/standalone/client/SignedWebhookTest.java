package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedWebhookTest {

    private static final URI PUBLIC = URI.create("https://prosa.example/");
    private static final Address CHANNEL = new Address("whatsapp:+14155238886");
    private static final Address CUSTOMER = new Address("whatsapp:+5511999990001");

    @Test
    void theSignatureIsOverThePublicUrlAndWhatTheBodyDecodesTo() {
        var message = InboundMessage.text(CHANNEL, CUSTOMER, "Olá & tchau = ☕ +1");

        var webhook = SignedWebhook.of(message, DemoAccount.DEMO, PUBLIC);

        assertThat(webhook.body()).contains("Body=Ol%C3%A1+%26+tchau+%3D+%E2%98%95+%2B1");
        assertThat(webhook.signature())
                .isEqualTo(TwilioSignature.of(
                        "prosa-demo-token",
                        URI.create("https://prosa.example/webhooks/twilio/messages"),
                        message.parameters(DemoAccount.DEMO.sid())));
    }

    @Test
    void aMessageCarriesWhatTheChannelPosts() {
        var message = InboundMessage.withMedia(CHANNEL, CUSTOMER, "", List.of("https://example.com/cat.jpg"));

        assertThat(message.parameters("AC1"))
                .contains(
                        new Parameter("AccountSid", "AC1"),
                        new Parameter("MessageSid", message.sid().value()),
                        new Parameter("From", "whatsapp:+5511999990001"),
                        new Parameter("To", "whatsapp:+14155238886"),
                        new Parameter("NumMedia", "1"),
                        new Parameter("MediaUrl0", "https://example.com/cat.jpg"),
                        new Parameter("WaId", "5511999990001"));
        assertThat(message.sid().value()).matches("MM[0-9a-f]{32}");
        assertThat(message.conversationId()).isEqualTo(ConversationId.between(CHANNEL, CUSTOMER));
    }

    @Test
    void elevenFilesAreTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InboundMessage.withMedia(CHANNEL, CUSTOMER, "", Collections.nCopies(11, "https://x")))
                .withMessage("a message carries at most 10 files: 11");
    }
}
