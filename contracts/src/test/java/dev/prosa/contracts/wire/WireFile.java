package dev.prosa.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole Kafka record as a file: what the wire looks like, for people to read and for tests to
/// hold us to.
///
/// @param value null for a tombstone
record WireFile(
        String topic,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable JsonNode value) {

    /// The release being built; its files are what we write today.
    static final String CURRENT = "v0.2.0";

    private static final Path ROOT = Path.of("src/test/resources/wire");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));

    WireFile {
        value = value == null || value.isNull() ? null : value;
    }

    static Path directoryOf(String release) {
        return ROOT.resolve(release);
    }

    static WireFile of(ProducerRecord<String, byte[]> written) {
        Map<String, String> headers = new TreeMap<>();
        written.headers().forEach(header -> {
            if (headers.put(header.key(), new String(header.value(), UTF_8)) != null) {
                throw new AssertionError("header " + header.key() + " is there twice");
            }
        });
        JsonNode value = written.value() == null ? null : MAPPER.readTree(written.value());
        return new WireFile(written.topic(), written.key(), headers, value);
    }

    static WireFile read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), WireFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String pretty() {
        return MAPPER.writer().with(PRETTY).writeValueAsString(this) + "\n";
    }

    /// The value as it crosses Kafka, to the byte.
    byte @Nullable [] bytes() {
        return value == null ? null : MAPPER.writeValueAsBytes(value);
    }

    Headers kafkaHeaders() {
        Headers kafka = new RecordHeaders();
        headers.forEach((name, text) -> kafka.add(name, text.getBytes(UTF_8)));
        return kafka;
    }
}
