package dev.prosa.ingress.message;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.fuzzing.Expect;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.UnreadableBodyException;
import dev.prosa.ingress.status.StatusReader;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Parameters become an input or are refused with the name of one of them; and an input that the
/// edge acknowledges is one that conversation-service can read.
public final class MessageFuzzTest {

    private static final Instant NINE = Instant.parse("2026-11-02T09:00:00.125Z");
    private static final Parameters NO_QUERY = new Parameters(List.of());

    @FuzzTest(maxDuration = "10m")
    void message(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Parameters parameters;
        try {
            parameters = FormDecoder.decode(input);
        } catch (UnreadableBodyException e) {
            return;
        }
        try {
            checkMessage(parameters, MessageReader.read(parameters, parameters.first("token"), NINE));
        } catch (MalformedParameterException e) {
            Expect.discreet(e.getMessage());
        }
        try {
            checkReport(parameters, StatusReader.read(parameters, parameters, NINE));
            checkReport(parameters, StatusReader.read(parameters, NO_QUERY, NINE));
        } catch (MalformedParameterException e) {
            Expect.discreet(e.getMessage());
        }
    }

    private static void checkMessage(Parameters parameters, MessageReceived message) {
        String body = parameters.first("Body");
        Expect.same(body == null ? "" : body, message.body(), "body");
        Expect.same(parameters.first("MessageSid"), message.messageSid().value(), "SID");
        Expect.same(parameters.first("From"), message.customerAddress().value(), "customer");
        Expect.same(parameters.all(), message.parameters(), "parameters");
        Expect.same(
                ConversationId.between(message.channelAddress(), message.customerAddress()),
                message.conversationId(),
                "conversation");
        Expect.discreet(message.toString().replace(message.messageSid().value(), ""));
        checkWire(message, message.messageSid().value());
    }

    private static void checkReport(Parameters parameters, DeliveryReported report) {
        Expect.same(parameters.first("To"), report.customerAddress().value(), "customer");
        Expect.same(parameters.all(), report.parameters(), "parameters");
        Expect.same(
                ConversationId.between(report.channelAddress(), report.customerAddress()),
                report.conversationId(),
                "conversation");
        checkWire(report, report.messageSid() + "-" + report.status());
    }

    private static void checkWire(LoggedInput input, String id) {
        Envelope envelope = new Envelope(
                id, "/prosa/ingress-service", NINE, input.conversationId().toString(), null);
        ProducerRecord<String, byte[]> record = CloudEventRecords.of(envelope, input);
        try {
            Expect.same(input, CloudEventRecords.read(record.headers(), record.value()), "read from the wire");
        } catch (UnreadableRecordException e) {
            throw new AssertionError("what the edge wrote cannot be read", e);
        }
    }
}
