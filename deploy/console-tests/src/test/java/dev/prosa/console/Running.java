package dev.prosa.console;

import com.microsoft.playwright.Browser;
import dev.prosa.testing.product.Prosa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/// The whole product and a browser, started once for all tests.
final class Running implements AutoCloseable {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private final Chromium chromium = new Chromium();
    private final Path directory = temporary();
    private final Prosa prosa = new Prosa(directory.resolve("data"));

    /// Starts it before the first test that needs it; skips tests where something is missing.
    static final class Start implements BeforeAllCallback {

        private static Running running;

        @Override
        public void beforeAll(ExtensionContext context) {
            Chromium.assumeInstalled();
            Prosa.assumeBuilt();
            running = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Running.class, _ -> new Running(), Running.class);
        }

        static Running running() {
            return running;
        }
    }

    Prosa prosa() {
        return prosa;
    }

    Browser browser() {
        return chromium.browser();
    }

    URI console() {
        return URI.create("http://localhost:" + prosa.port("conversation") + "/console");
    }

    /// A customer who has written nothing yet.
    Phone customer() {
        return new Phone(prosa.port("simulator"), "+55119777%05d".formatted(CUSTOMERS.incrementAndGet()));
    }

    Agent english(String name) {
        return Agent.english(browser(), console()).signIn(name, prosa.demoPassword());
    }

    Agent brazilian(String name) {
        return Agent.brazilian(browser(), console()).signIn(name, prosa.demoPassword());
    }

    Agent onAPhone(String name) {
        return Agent.onAPhone(browser(), console()).signIn(name, prosa.demoPassword());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("prosa-console");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        prosa.close();
        FileSystemUtils.deleteRecursively(directory);
    }
}
