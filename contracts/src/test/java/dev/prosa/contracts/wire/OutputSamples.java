package dev.prosa.contracts.wire;

import static dev.prosa.contracts.wire.Sample.CHANNEL;
import static dev.prosa.contracts.wire.Sample.CONVERSATION;
import static dev.prosa.contracts.wire.Sample.CUSTOMER;
import static dev.prosa.contracts.wire.Sample.NINE;
import static dev.prosa.contracts.wire.Sample.ORGANIZATION;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.ClosedConversation.Closing;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Duration;
import java.util.List;

/// Outputs with every component filled.
final class OutputSamples {

    static final RecordVersion VERSION = new RecordVersion(7, 4711, 1);

    private static final Evidence EVIDENCE = new Evidence(7, 4711);

    private OutputSamples() {}

    static Sample armedTimer() {
        return Sample.output(VERSION, new ArmedTimer(3, NINE.plus(Duration.ofMinutes(15))));
    }

    static Sample conversationUpdated() {
        return Sample.output(
                VERSION,
                new ConversationUpdated(
                        CONVERSATION,
                        ORGANIZATION,
                        3,
                        2,
                        ConversationStatus.WAITING_CLOSE,
                        ConversationStatus.CLOSED,
                        Actor.agent("ana"),
                        NINE.plus(Duration.ofMinutes(3)),
                        CloseReason.USER_CLOSED,
                        18,
                        "TimeoutElapsed",
                        Actor.SYSTEM,
                        NINE,
                        EVIDENCE));
    }

    static Sample commandAnswered() {
        return Sample.output(
                VERSION,
                new CommandAnswered(
                        new CommandId("2f6e7b0a-5f5e-4c1f-8f3e-0d9a9e1b7c44"),
                        CONVERSATION,
                        ORGANIZATION,
                        new AgentId("bruno"),
                        "AcceptRequested",
                        CommandAnswered.Kind.REJECTED,
                        "ALREADY_ACCEPTED",
                        new Truth(
                                3,
                                1,
                                ConversationStatus.CLOSED,
                                Actor.agent("ana"),
                                NINE.minusSeconds(60),
                                CloseReason.AGENT_CLOSED,
                                Actor.agent("ana"),
                                NINE.minusSeconds(1),
                                17),
                        NINE,
                        EVIDENCE));
    }

    static Sample closedConversation() {
        return Sample.output(
                VERSION,
                new ClosedConversation(
                        CONVERSATION,
                        3,
                        2,
                        ORGANIZATION,
                        Channel.WHATSAPP,
                        Outcome.CLOSED,
                        CloseReason.USER_CLOSED,
                        CloseReason.AGENT_CLOSED,
                        Actor.CUSTOMER,
                        NINE.minusSeconds(900),
                        NINE.minusSeconds(840),
                        "ana",
                        NINE.minusSeconds(820),
                        NINE.minusSeconds(30),
                        NINE,
                        9,
                        7,
                        2,
                        1,
                        1,
                        1,
                        0.85,
                        2,
                        NINE.minusSeconds(120),
                        412_345,
                        Author.CUSTOMER,
                        5,
                        List.of(
                                new Closing(CloseReason.AGENT_CLOSED, Actor.agent("ana"), NINE.minusSeconds(30)),
                                new Closing(CloseReason.USER_CLOSED, Actor.CUSTOMER, NINE)),
                        EVIDENCE));
    }

    static Sample outboundMessage() {
        return Sample.output(
                VERSION,
                new OutboundMessage(
                        InputSamples.MESSAGE_ID,
                        CONVERSATION,
                        ORGANIZATION,
                        3,
                        18,
                        TextKind.AGENT_REPLY,
                        CHANNEL,
                        CUSTOMER,
                        "Claro, pode perguntar.",
                        "ana",
                        NINE,
                        NINE.plus(Duration.ofHours(24))));
    }

    static Sample outboundSend() {
        return new Sample(
                new Envelope(
                        VERSION.id() + "-CLAIMED",
                        "/prosa/ingress-service",
                        NINE,
                        CONVERSATION.toString(),
                        Sample.TRACE),
                new OutboundSend(
                        InputSamples.MESSAGE_ID,
                        CONVERSATION,
                        OutboundSend.State.CLAIMED,
                        VERSION.id(),
                        NINE,
                        List.of(InputSamples.SID)));
    }

    static Sample parkedInput() {
        return Sample.output(
                new RecordVersion(7, 4711, 0),
                new ParkedInput(
                        "UNREADABLE",
                        "unknown type dev.prosa.novel.v1",
                        NINE,
                        EVIDENCE,
                        CONVERSATION.toString(),
                        "{}".getBytes(UTF_8),
                        List.of(new ParkedInput.Header("ce_type", "dev.prosa.novel.v1".getBytes(UTF_8)))));
    }

    static Sample quarantinedWebhook() {
        return new Sample(
                new Envelope(
                        "9a0c7f0e-3c61-4f6c-8f8b-2f0f4f1c6a55", "/prosa/ingress-service", NINE, null, Sample.TRACE),
                new QuarantinedWebhook(
                        "SIGNATURE_MISMATCH",
                        "The X-Twilio-Signature is not the one Twilio computes for this URL and account.",
                        "/webhooks/twilio/messages",
                        "https://prosa.example/webhooks/twilio/messages?tenant=1",
                        "L/OH5YylLD5NRKLltdqwSvS0BnU=",
                        "application/x-www-form-urlencoded",
                        "1c5b1e0e-88ad-4b0c-9d0e-3a9b6f5f9d11",
                        "203.0.113.7",
                        NINE,
                        List.of("content-type", "x-twilio-signature"),
                        "Body=Oi&From=whatsapp%3A%2B5511987654321".getBytes(UTF_8)));
    }
}
