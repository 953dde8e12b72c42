package dev.prosa.conversation.intake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.fuzzing.Records;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Every record of `conversation-events` is an input of the conversation that is its key, or is
/// handed on to be parked: whole, and with a reason that quotes nothing.
public final class IntakeFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void intake(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        ConsumerRecord<String, byte[]> record =
                Records.record(frame, frame.value("key").orElse(null));
        Incoming incoming = RecordReader.read(record);
        Expect.same(record.key(), incoming.raw().key(), "key");
        Expect.same(record.value(), incoming.raw().value(), "value");
        Expect.same(record.headers().toArray().length, incoming.raw().headers().size(), "headers");
        Expect.that(
                incoming.traceparent() == null || TraceParent.isValid(incoming.traceparent()), "a trace that is none");
        switch (incoming) {
            case Incoming.Readable readable -> {
                Expect.same(record.key(), readable.input().conversationId().toString(), "conversation");
                Expect.that(
                        !(readable.input() instanceof MessageReceived message)
                                || message.messageSid().value().length() <= 64,
                        "a SID that no column holds");
            }
            case Incoming.Unreadable unreadable -> {
                Expect.discreet(unreadable.detail());
                checkParked(unreadable);
            }
        }
    }

    private static void checkParked(Incoming.Unreadable unreadable) {
        ParkedInput parked = new ParkedInput(
                unreadable.reason().name(),
                unreadable.detail(),
                unreadable.at(),
                unreadable.evidence(),
                unreadable.raw().key(),
                unreadable.raw().value(),
                unreadable.raw().headers());
        Expect.alike(parked, Json.read(Json.write(parked), ParkedInput.class), "parked");
    }
}
