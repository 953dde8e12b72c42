package dev.prosa.contracts.wire;

import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.topic.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every type that crosses Kafka, with its CloudEvents `type`, its value and its topic. A change
/// that breaks readers gets a new version and a new constant; the old one stays readable.
public enum EventType {
    MESSAGE_RECEIVED("message-received.v1", MessageReceived.class, Topic.CONVERSATION_EVENTS),
    DELIVERY_REPORTED("delivery-reported.v1", DeliveryReported.class, Topic.CONVERSATION_EVENTS),
    TIMEOUT_ELAPSED("timeout-elapsed.v1", TimeoutElapsed.class, Topic.CONVERSATION_EVENTS),
    ACCEPT_REQUESTED("accept-requested.v1", AcceptRequested.class, Topic.CONVERSATION_EVENTS),
    REPLY_REQUESTED("reply-requested.v1", ReplyRequested.class, Topic.CONVERSATION_EVENTS),
    TRANSFER_REQUESTED("transfer-requested.v1", TransferRequested.class, Topic.CONVERSATION_EVENTS),
    NOTE_REQUESTED("note-requested.v1", NoteRequested.class, Topic.CONVERSATION_EVENTS),
    CLOSE_REQUESTED("close-requested.v1", CloseRequested.class, Topic.CONVERSATION_EVENTS),
    FAIL_REQUESTED("fail-requested.v1", FailRequested.class, Topic.CONVERSATION_EVENTS),
    ASSISTANT_REPLIED("assistant-replied.v1", AssistantReplied.class, Topic.CONVERSATION_EVENTS),
    ASSISTANT_FAILED("assistant-failed.v1", AssistantFailed.class, Topic.CONVERSATION_EVENTS),
    ASSISTANT_HANDED_OVER("assistant-handed-over.v1", AssistantHandedOver.class, Topic.CONVERSATION_EVENTS),
    ARMED_TIMER("armed-timer.v1", ArmedTimer.class, Topic.CONVERSATION_TIMERS),
    CONVERSATION_UPDATED("conversation-updated.v1", ConversationUpdated.class, Topic.CONVERSATION_UPDATES),
    COMMAND_ANSWERED("command-answered.v1", CommandAnswered.class, Topic.CONVERSATION_UPDATES),
    CLOSED_CONVERSATION("closed-conversation.v1", ClosedConversation.class, Topic.CLOSED_CONVERSATIONS),
    OUTBOUND_MESSAGE("outbound-message.v1", OutboundMessage.class, Topic.OUTBOUND_MESSAGES),
    OUTBOUND_SEND("outbound-send.v1", OutboundSend.class, Topic.OUTBOUND_SENDS),
    PARKED_INPUT("parked-input.v1", ParkedInput.class, Topic.CONVERSATION_EVENTS_PARKED),
    QUARANTINED_WEBHOOK("quarantined-webhook.v1", QuarantinedWebhook.class, Topic.QUARANTINED_WEBHOOKS);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::valueClass, Function.identity()));

    private final String fileName;
    private final Class<?> valueClass;
    private final Topic topic;

    EventType(String fileName, Class<?> valueClass, Topic topic) {
        this.fileName = fileName;
        this.valueClass = valueClass;
        this.topic = topic;
    }

    /// The CloudEvents `type`, such as `dev.prosa.message-received.v1`.
    public String type() {
        return "dev.prosa." + fileName;
    }

    /// The type without its prefix: how schema and approved wire file are called.
    public String fileName() {
        return fileName;
    }

    public Class<?> valueClass() {
        return valueClass;
    }

    public Topic topic() {
        return topic;
    }

    public static Optional<EventType> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /// @throws IllegalArgumentException if the value is none that crosses Kafka
    public static EventType of(Object value) {
        EventType found = BY_CLASS.get(value.getClass());
        if (found == null) {
            throw new IllegalArgumentException(value.getClass() + " is no contract");
        }
        return found;
    }
}
