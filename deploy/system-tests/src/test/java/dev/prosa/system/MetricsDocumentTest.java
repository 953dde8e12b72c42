package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference lists every metric, and none that is not there.
class MetricsDocumentTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAME = Pattern.compile("static final String \\w+ =\\s+\"(prosa\\.[a-z.]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(prosa\\.[a-z.]+)` \\|");

    @Test
    void theReferenceAndTheCodeNameTheSameMetrics() throws IOException {
        Set<String> documented = names(ROW, Files.readString(ROOT.resolve("docs/reference/metrics.md")));

        assertThat(documented).isEqualTo(inTheCode()).hasSizeGreaterThan(30);
    }

    private static Set<String> inTheCode() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String service : Set.of("ingress", "conversation", "expiry", "analytics")) {
            Path sources = ROOT.resolve(service + "-service/src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    names.addAll(names(NAME, Files.readString(file)));
                }
            }
        }
        return names;
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
