package dev.prosa.contracts.wire;

import static dev.prosa.contracts.wire.Sample.CHANNEL;
import static dev.prosa.contracts.wire.Sample.CONVERSATION;
import static dev.prosa.contracts.wire.Sample.CUSTOMER;
import static dev.prosa.contracts.wire.Sample.NINE;
import static dev.prosa.contracts.wire.Sample.ORGANIZATION;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.MessageReceived.Button;
import dev.prosa.contracts.input.MessageReceived.Location;
import dev.prosa.contracts.input.MessageReceived.Media;
import dev.prosa.contracts.input.MessageReceived.Referral;
import dev.prosa.contracts.input.MessageReceived.RepliedTo;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import java.util.List;

/// Inputs with every component filled.
final class InputSamples {

    static final String ACCOUNT = "AC00000000000000000000000000000000";
    static final MessageSid SID = new MessageSid("SM00000000000000000000000000000001");
    static final MessageId MESSAGE_ID = MessageId.of("7f1f3b56-0d1c-5a55-9a53-6a3f0f7f2b10");

    private static final CommandContext BY_ANA = new CommandContext(
            new CommandId("2f6e7b0a-5f5e-4c1f-8f3e-0d9a9e1b7c44"),
            ORGANIZATION,
            new AgentId("ana"),
            Role.AGENT,
            3,
            17L,
            NINE.minusMillis(20));
    private static final CommandContext BY_ASSISTANT = new CommandContext(
            new CommandId("answer-to-17"),
            ORGANIZATION,
            new AgentId("assistant"),
            Role.ASSISTANT,
            3,
            17L,
            NINE.minusMillis(20));

    private InputSamples() {}

    static Sample messageReceived() {
        return Sample.input(
                SID.value(),
                "/prosa/ingress-service",
                new MessageReceived(
                        CONVERSATION,
                        SID,
                        ACCOUNT,
                        CHANNEL,
                        CUSTOMER,
                        "Posso fazer outra pergunta? 🙂",
                        List.of(new Media("https://media.example/ME01", "image/jpeg")),
                        new Location(-23.561414, -46.655881, "Av. Paulista, 1578", "MASP"),
                        new Button("Sim", "yes"),
                        new RepliedTo(new MessageSid("SM00000000000000000000000000000000"), CHANNEL.value()),
                        new Referral(
                                "Fale conosco",
                                "Novidades",
                                "120210000000000000",
                                "ad",
                                "https://ads.example/1",
                                "ME02",
                                "image/png",
                                "https://media.example/ME02",
                                "click-1",
                                1),
                        "Bia",
                        "1c5b1e0e-88ad-4b0c-9d0e-3a9b6f5f9d11",
                        NINE,
                        List.of(
                                new Parameter("From", CUSTOMER.value()),
                                new Parameter("Body", "Posso fazer outra pergunta? 🙂"),
                                new Parameter("Novel", "one"),
                                new Parameter("Novel", ""))));
    }

    static Sample deliveryReported() {
        return Sample.input(
                SID + "-UNDELIVERED",
                "/prosa/ingress-service",
                new DeliveryReported(
                        CONVERSATION,
                        SID,
                        MESSAGE_ID,
                        TextKind.AGENT_REPLY,
                        ACCOUNT,
                        CHANNEL,
                        CUSTOMER,
                        DeliveryStatus.UNDELIVERED,
                        63024,
                        true,
                        NINE,
                        List.of(new Parameter("MessageStatus", "undelivered"), new Parameter("ErrorCode", "63024"))));
    }

    static Sample timeoutElapsed() {
        return Sample.input(
                "7-4600-2",
                "/prosa/expiry-service",
                new TimeoutElapsed(CONVERSATION, 3, NINE.minusMillis(5), NINE, TimeoutElapsed.Source.EXPIRY));
    }

    static Sample acceptRequested() {
        return command(new AcceptRequested(CONVERSATION, BY_ANA));
    }

    static Sample replyRequested() {
        return command(new ReplyRequested(CONVERSATION, BY_ANA, "Claro, pode perguntar."));
    }

    static Sample transferRequested() {
        return command(new TransferRequested(CONVERSATION, BY_ANA, new AgentId("bruno")));
    }

    static Sample noteRequested() {
        return command(new NoteRequested(CONVERSATION, BY_ANA, "Prefere ser chamada de Bia."));
    }

    static Sample closeRequested() {
        return command(new CloseRequested(CONVERSATION, BY_ANA));
    }

    static Sample failRequested() {
        return command(new FailRequested(CONVERSATION, BY_ANA, "number no longer in service"));
    }

    static Sample assistantReplied() {
        return command(new AssistantReplied(CONVERSATION, BY_ASSISTANT, "A loja abre às nove."));
    }

    static Sample assistantFailed() {
        return command(new AssistantFailed(CONVERSATION, BY_ASSISTANT, "no answer within 20 s"));
    }

    static Sample assistantHandedOver() {
        return command(new AssistantHandedOver(CONVERSATION, BY_ASSISTANT, "asks for a refund"));
    }

    private static Sample command(Object command) {
        return Sample.input("5d0f5a52-6b3c-4d0b-9a57-51f5a7d2c8e3", "/prosa/command-line", command);
    }
}
