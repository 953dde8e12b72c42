package dev.prosa.standalone.bench;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.SignedWebhook;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// What customers write in one run: message `i` is always the same, and some are the channel's
/// retries of an earlier
/// one. Holds no message, so any number fits.
final class Workload {

    private static final String[] TEXTS = {
        "Oi, preciso da segunda via da fatura de outubro",
        "Meu pedido ainda não chegou, podem verificar?",
        "Do you ship to the islands?",
        "Qual o horário de atendimento no sábado?",
        "Segue o comprovante do pagamento, obrigado pela espera"
    };

    private static final HexFormat HEX = HexFormat.of();

    private final String run;
    private final List<Address> channels;
    private final URI publicUrl;
    private final int conversations;
    private final double duplicates;
    private final long seed;

    /// @param run makes customers and SIDs of this run unlike any other's: 6 digits
    /// @param duplicates share of messages that repeat an earlier one, 0 to 0.5
    Workload(String run, List<Address> channels, URI publicUrl, int conversations, double duplicates, long seed) {
        this.run = run;
        this.channels = channels;
        this.publicUrl = publicUrl;
        this.conversations = conversations;
        this.duplicates = duplicates;
        this.seed = seed;
    }

    /// The message that position `index` stands for: itself, or for a retry an earlier one.
    long original(long index) {
        SplittableRandom random = new SplittableRandom(seed ^ index * 0x9E3779B97F4A7C15L);
        boolean retry = index > 1_000 && random.nextDouble() < duplicates;
        return retry ? original(index - 1 - random.nextInt(1_000)) : index;
    }

    SignedWebhook webhook(long index) {
        long original = original(index);
        SplittableRandom random = new SplittableRandom(seed + original);
        int customer = random.nextInt(conversations);
        InboundMessage message = new InboundMessage(
                new MessageSid(sidPrefix() + "0000" + HEX.toHexDigits(original)),
                channels.get(customer % channels.size()),
                new Address("whatsapp:+55" + run + (1_000_000 + customer)),
                TEXTS[random.nextInt(TEXTS.length)] + " #" + original,
                List.of(),
                null);
        return SignedWebhook.of(message, DemoAccount.DEMO, publicUrl);
    }

    /// How many different messages the first `count` positions hold.
    long distinct(long count) {
        long distinct = 0;
        for (long i = 0; i < count; i++) {
            distinct += original(i) == i ? 1 : 0;
        }
        return distinct;
    }

    /// Starts every SID of this run.
    String sidPrefix() {
        return "SMbe" + run + "0000";
    }
}
