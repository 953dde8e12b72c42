package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.Problems;
import dev.prosa.standalone.client.WebhookClient;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `say`: writes as a customer, with a signed webhook to the real endpoint.
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Writes as a customer: posts a signed webhook as Twilio would.",
        footer = {
            "",
            "Examples:",
            "  ./prosa say 'Oi, meu pedido não chegou'",
            "  ./prosa say 'Obrigado, era só isso!' --from +5511999990002",
            "  ./prosa say '' --media https://example.com/foto.jpg",
            "  ./prosa say Oi --sid SM0123456789abcdef0123456789abcdef     (twice: a duplicate)"
        })
public final class SayCommand implements Callable<Integer> {

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "TEXT", description = "What the customer writes; may be empty with --media.")
    private String text = "";

    @Option(
            names = "--from",
            paramLabel = "PHONE",
            defaultValue = "+5511999990001",
            description = "The customer (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "The channel address written to (default: the demo organisation's).")
    private @Nullable String to;

    @Option(names = "--media", paramLabel = "URL", description = "A file sent along; may be given up to 10 times.")
    private List<String> media = List.of();

    @Option(names = "--sid", paramLabel = "SID", description = "The message's SID (default: a new one).")
    private @Nullable String sid;

    /// What happened.
    ///
    /// @param detail what ingress-service said against it, null if it accepted
    record Said(
            MessageSid messageSid,
            ConversationId conversationId,
            int status,
            boolean accepted,
            @Nullable String detail,
            long millis) {}

    @Override
    public Integer call() {
        var message = message();
        try (var webhooks = new WebhookClient(data.endpoints(), DemoAccount.DEMO)) {
            var answer = webhooks.send(message);
            var said = new Said(
                    message.sid(),
                    message.conversationId(),
                    answer.status(),
                    answer.accepted(),
                    answer.accepted() ? null : Problems.detail(answer.body()),
                    answer.took().toMillis());
            if (output.isJson()) {
                Output.json(said);
            } else {
                print(said);
            }
            return said.accepted() ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private InboundMessage message() {
        try {
            var channel = to == null ? DemoOrganization.DEMO.address() : new Address(to);
            var message = InboundMessage.withMedia(channel, Customers.address(from, channel), text, media);
            return sid == null ? message : message.withSid(new MessageSid(sid));
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitStatus.USAGE);
        }
    }

    private static void print(Said said) {
        Output.line("message       " + said.messageSid());
        Output.line("conversation  " + said.conversationId());
        Output.line(
                said.accepted()
                        ? "answer        " + said.status() + ", acknowledged after " + said.millis() + " ms"
                        : "answer        " + said.status() + ", refused: " + said.detail());
    }
}
