package dev.prosa.contracts.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sample of every type that crosses Kafka. A new type does not compile until it has its own.
final class Samples {

    private Samples() {}

    /// With every component filled.
    static Sample full(EventType type) {
        return switch (type) {
            case MESSAGE_RECEIVED -> InputSamples.messageReceived();
            case DELIVERY_REPORTED -> InputSamples.deliveryReported();
            case TIMEOUT_ELAPSED -> InputSamples.timeoutElapsed();
            case ACCEPT_REQUESTED -> InputSamples.acceptRequested();
            case REPLY_REQUESTED -> InputSamples.replyRequested();
            case TRANSFER_REQUESTED -> InputSamples.transferRequested();
            case NOTE_REQUESTED -> InputSamples.noteRequested();
            case CLOSE_REQUESTED -> InputSamples.closeRequested();
            case FAIL_REQUESTED -> InputSamples.failRequested();
            case ASSISTANT_REPLIED -> InputSamples.assistantReplied();
            case ASSISTANT_FAILED -> InputSamples.assistantFailed();
            case ASSISTANT_HANDED_OVER -> InputSamples.assistantHandedOver();
            case ARMED_TIMER -> OutputSamples.armedTimer();
            case CONVERSATION_UPDATED -> OutputSamples.conversationUpdated();
            case COMMAND_ANSWERED -> OutputSamples.commandAnswered();
            case CLOSED_CONVERSATION -> OutputSamples.closedConversation();
            case OUTBOUND_MESSAGE -> OutputSamples.outboundMessage();
            case OUTBOUND_SEND -> OutputSamples.outboundSend();
            case PARKED_INPUT -> OutputSamples.parkedInput();
            case QUARANTINED_WEBHOOK -> OutputSamples.quarantinedWebhook();
        };
    }

    /// With nothing but what must be there: the full one without its nullable components, its lists
    /// emptied.
    static Sample minimal(EventType type) {
        Sample full = full(type);
        return new Sample(full.envelope(), stripped((Record) full.value())).withoutTrace();
    }

    private static Record stripped(Record full) {
        RecordComponent[] components = full.getClass().getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> stripped(component, full))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = full.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot strip " + full.getClass(), e);
        }
    }

    private static @Nullable Object stripped(RecordComponent component, Record full) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return switch (valueOf(component, full)) {
            case List<?> _ -> List.of();
            case Record nested -> stripped(nested);
            case Object other -> other;
        };
    }

    static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot read " + component, e);
        }
    }
}
