package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a release freezes is what it is built with.
class ReleaseTest {

    private static final Path SCHEMAS = Path.of("src/test/resources/released", WireFile.CURRENT);

    @Test
    void theWireFilesAreThoseOfTheVersionBeingBuilt() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + WireFile.CURRENT.substring(1) + "<");
    }

    /// Between releases there is nothing frozen under the number to come.
    @ParameterizedTest
    @EnumSource
    void aFrozenSchemaIsTheOneInTheJar(EventType type) throws IOException {
        if (Files.exists(SCHEMAS)) {
            assertThat(SCHEMAS.resolve(SchemaFile.nameOf(type)))
                    .as("freeze the schemas of %s again (CONTRIBUTING.md, Releasing)", WireFile.CURRENT)
                    .hasContent(SchemaFile.of(type).text());
        }
    }
}
