package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.topic.Topic;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what we write to the files under `src/test/resources/wire`, to the byte. What they hold is
/// a promise to every reader: until a release they may change with the code, afterwards a change
/// needs a new version of the type.
class ApprovedWireTest {

    private static final Path CURRENT = WireFile.directoryOf(WireFile.CURRENT);
    private static final Path RECEIVED = Path.of("target/wire");

    @ParameterizedTest
    @EnumSource
    void aFullRecordIsWrittenAsApproved(EventType type) throws IOException {
        assertApproved(type.fileName() + ".json", write(Samples.full(type)));
    }

    @ParameterizedTest
    @EnumSource
    void aRecordOfTheLeastIsWrittenAsApproved(EventType type) throws IOException {
        assertApproved(type.fileName() + ".minimal.json", write(Samples.minimal(type)));
    }

    @Test
    void theTombstoneOfATimerIsWrittenAsApproved() throws IOException {
        Envelope envelope = Samples.full(EventType.ARMED_TIMER).envelope();
        assertApproved(
                "armed-timer.v1.tombstone.json",
                CloudEventRecords.of(Topic.CONVERSATION_TIMERS.topicName(), envelope, EventType.ARMED_TIMER, null));
    }

    @ParameterizedTest
    @EnumSource
    void aRecordIsReadBackEqual(EventType type) throws UnreadableRecordException {
        for (Sample sample : List.of(Samples.full(type), Samples.minimal(type))) {
            ProducerRecord<String, byte[]> written = write(sample);
            assertThat(CloudEventRecords.type(written.headers())).isEqualTo(type);
            assertThat(CloudEventRecords.read(written.headers(), written.value()))
                    .usingRecursiveComparison(strictly())
                    .isEqualTo(sample.value());
        }
    }

    /// Whatever a release wrote, the topics may still hold it.
    @ParameterizedTest
    @MethodSource("everythingReleased")
    void everyApprovedRecordIsStillRead(Path file) throws UnreadableRecordException {
        WireFile approved = WireFile.read(file);
        EventType type = CloudEventRecords.type(approved.kafkaHeaders());
        assertThat(type.topic().topicName()).isEqualTo(approved.topic());
        assertThat(file.getFileName().toString()).startsWith(type.fileName());
        if (approved.value() != null) {
            assertThat(CloudEventRecords.read(approved.kafkaHeaders(), approved.bytes()))
                    .isInstanceOf(type.valueClass());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFullSampleLeavesNothingOut(EventType type) {
        assertThat(emptyComponents((Record) Samples.full(type).value())).isEmpty();
    }

    @Test
    void thereIsNoApprovedFileWithoutItsType() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("armed-timer.v1.tombstone.json"));
        for (EventType type : EventType.values()) {
            expected.add(type.fileName() + ".json");
            expected.add(type.fileName() + ".minimal.json");
        }
        try (Stream<Path> files = Files.list(CURRENT)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    static List<Path> everythingReleased() throws IOException {
        try (Stream<Path> files = Files.walk(CURRENT.getParent())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static ProducerRecord<String, byte[]> write(Sample sample) {
        return CloudEventRecords.of(sample.envelope(), sample.value());
    }

    private static void assertApproved(String name, ProducerRecord<String, byte[]> written) throws IOException {
        Path approved = CURRENT.resolve(name);
        Path received = RECEIVED.resolve(name);
        WireFile actual = WireFile.of(written);
        Files.createDirectories(RECEIVED);
        Files.writeString(received, actual.pretty());
        String hint = "the wire changed: see %s. Released types get a new version; copy it over %s otherwise"
                .formatted(received, approved);
        assertThat(approved).as(hint).exists();
        assertThat(Files.readString(received)).as(hint).isEqualTo(Files.readString(approved));
        assertThat(written.value()).as(hint).isEqualTo(WireFile.read(approved).bytes());
    }

    private static List<String> emptyComponents(Record record) {
        List<String> empty = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Samples.valueOf(component, record);
            if (value == null || value instanceof List<?> list && list.isEmpty()) {
                empty.add(record.getClass().getSimpleName() + "." + component.getName());
            }
            Stream<?> nested = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
            nested.filter(Record.class::isInstance).forEach(it -> empty.addAll(emptyComponents((Record) it)));
        }
        // A customer and the system have no ID.
        empty.removeIf(Set.of("Actor.id")::contains);
        return empty;
    }

    private static RecursiveComparisonConfiguration strictly() {
        return RecursiveComparisonConfiguration.builder()
                .withStrictTypeChecking(true)
                .build();
    }
}
