package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Holds schemas, approved records and our reader to one another.
class SchemasTest {

    @ParameterizedTest
    @EnumSource
    void everySchemaIsOneOfDraft07(EventType type) {
        SchemaFile schema = SchemaFile.of(type);
        assertThat(schema.faults()).isEmpty();
        assertThat(schema.json().path("$schema").asString()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(schema.json().path("$id").asString()).isEqualTo("urn:prosa:schema:" + type.fileName());
    }

    /// Released records too: today's schema must fit whatever the topics still hold.
    @ParameterizedTest
    @MethodSource("dev.prosa.contracts.wire.ApprovedWireTest#everythingReleased")
    void everyApprovedRecordFitsItsSchema(Path file) throws UnreadableRecordException {
        WireFile approved = WireFile.read(file);
        if (approved.value() != null) {
            Schema schema = SchemaFile.of(CloudEventRecords.type(approved.kafkaHeaders()))
                    .compiled();
            assertThat(schema.validate(approved.value())).isEmpty();
        }
    }

    /// A reader in another language sees what ours sees.
    @ParameterizedTest
    @EnumSource
    void whatASchemaRefusesOurReaderRefuses(EventType type) {
        WireFile approved = WireFile.read(WireFile.directoryOf(WireFile.CURRENT).resolve(type.fileName() + ".json"));
        Schema schema = SchemaFile.of(type).compiled();
        List<Mutant> mutants = Mutant.of(approved.value());
        assertThat(mutants).hasSizeGreaterThanOrEqualTo(4);
        for (Mutant mutant : mutants) {
            boolean fits = schema.validate(mutant.value()).isEmpty();
            assertThat(isRead(approved, mutant.value()))
                    .as("%s, %s", type, mutant.what())
                    .isEqualTo(fits);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaRefusesWhatIsOfAnotherType(EventType type) {
        WireFile approved = WireFile.read(WireFile.directoryOf(WireFile.CURRENT).resolve(type.fileName() + ".json"));
        Schema schema = SchemaFile.of(type).compiled();
        for (Mutant mutant : Mutant.of(approved.value())) {
            if (mutant.isOfAnotherType()) {
                assertThat(schema.validate(mutant.value())).as(mutant.what()).isNotEmpty();
            }
        }
    }

    @Test
    void thereIsNoSchemaWithoutItsType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/prosa/contracts/schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(SchemaFile::nameOf)
                            .toList());
        }
    }

    private static boolean isRead(WireFile approved, JsonNode value) {
        try {
            CloudEventRecords.read(approved.kafkaHeaders(), SchemaFile.MAPPER.writeValueAsBytes(value));
            return true;
        } catch (UnreadableRecordException e) {
            return false;
        }
    }
}
