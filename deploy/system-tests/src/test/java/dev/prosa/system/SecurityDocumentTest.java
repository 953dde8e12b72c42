package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference says which test stands for which item of the standard; this one says that it is
/// so.
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("^\\| ([0-9]+(?:\\.[0-9]+)+) \\|.*\\| ([^|]*`) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)`");

    @Test
    void everyItemOfTheStandardHasItsTests() throws IOException {
        List<Matcher> rows = Files.readAllLines(ROOT.resolve("docs/reference/security.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();

        assertThat(rows)
                .extracting(row -> row.group(1))
                .contains("4.1.3", "4.1.5", "11.2.4", "15.3.7", "15.4", "16.2.5");
        for (Matcher row : rows) {
            List<String> tests =
                    TEST.matcher(row.group(2)).results().map(it -> it.group(1)).toList();
            assertThat(tests).isNotEmpty();
            for (String test : tests) {
                assertThat(source(test)).contains("@Tag(\"ASVS-5.0-" + row.group(1) + "\")");
            }
        }
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> sources = Files.find(
                ROOT,
                15,
                (path, _) -> path.endsWith(test + ".java") && path.toString().contains("src/test"))) {
            return Files.readString(sources.findFirst().orElseThrow(() -> new AssertionError("there is no " + test)));
        }
    }
}
