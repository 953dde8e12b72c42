package dev.prosa.system;

import dev.prosa.testing.product.Prosa;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole of Prosa, every logger at TRACE, as somebody sees it who means harm or merely has the
/// logs.
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SecurityTest {

    @TempDir
    private static Path directory;

    private static Prosa prosa;

    @BeforeAll
    static void up() {
        Prosa.assumeBuilt();
        prosa = new Prosa(directory.resolve("data"), Map.of("LOGGING_LEVEL_ROOT", "trace"));
    }

    @AfterAll
    static void down() {
        if (prosa != null) {
            prosa.close();
        }
    }

    @Nested
    @Order(1)
    class ByHttp extends HttpSurface {
        ByHttp() {
            super(prosa);
        }
    }

    @Nested
    @Order(2)
    class SideBySide extends OrganizationsApart {
        SideBySide() {
            super(prosa);
        }
    }

    /// The last: it takes parts of Prosa away and changes rows.
    @Nested
    @Order(3)
    class InTheLogs extends LogPrivacy {
        InTheLogs() {
            super(prosa);
        }
    }
}
