package dev.prosa.contracts.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.fuzzing.Records;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Any record is read or refused without a word of what it holds, and whatever is read comes
/// through
/// being written and read again. Covers every type that crosses Kafka, and CloudEvents' headers.
public final class WireFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void wire(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        Headers headers = Records.headers(frame);
        checkVersion(headers);
        checkTrace(CloudEventRecords.header(headers, TraceParent.HEADER));
        Object value;
        try {
            value = CloudEventRecords.read(headers, Records.value(frame));
        } catch (UnreadableRecordException e) {
            expectDiscreet(e);
            return;
        }
        Envelope envelope = new Envelope("1", "/prosa/fuzzing", Instant.EPOCH, "key", null);
        ProducerRecord<String, byte[]> written = CloudEventRecords.of(envelope, value);
        try {
            Object read = CloudEventRecords.read(written.headers(), written.value());
            Expect.alike(value, read, "read again");
            Expect.that(Arrays.equals(written.value(), Json.write(read)), "written again, it is another JSON");
        } catch (UnreadableRecordException e) {
            throw new AssertionError("what was written cannot be read: " + new String(written.value()), e);
        }
    }

    private static void checkVersion(Headers headers) {
        try {
            RecordVersion version = CloudEventRecords.version(headers);
            Expect.same(version, RecordVersion.parse(version.id()), "version");
        } catch (UnreadableRecordException e) {
            expectDiscreet(e);
        }
    }

    private static void checkTrace(String header) {
        TraceParent continued = TraceParent.continuing(header);
        Expect.that(TraceParent.isValid(continued.value()), "a trace that is none: " + continued.value());
        Expect.that(!TraceParent.isValid(header) || continued.value().equals(header), "a trace was lost");
    }

    private static void expectDiscreet(Throwable refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            Expect.discreet(cause.getMessage());
        }
    }
}
