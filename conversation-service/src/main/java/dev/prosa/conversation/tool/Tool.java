package dev.prosa.conversation.tool;

import ch.qos.logback.classic.Level;
import dev.prosa.conversation.config.PostgresProperties;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the tools that run from this service's jar have in common: where Kafka and PostgreSQL are,
/// a standard output that holds nothing but the answer, and one line for whatever is wrong.
public final class Tool {

    /// All is as it should be.
    public static final int RIGHT = 0;

    /// It is not.
    public static final int WRONG = 1;

    /// There is no answer.
    public static final int FAILED = 2;

    private final PrintStream out;
    private final Map<String, String> environment;

    private Tool(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /// What a tool does.
    public interface Work {
        /// @return the exit status
        int run(Tool tool);
    }

    /// Runs and ends this process.
    @SuppressWarnings("SystemOut")
    public static void main(Work work) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever libraries have to say
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.ERROR);
        }
        System.exit(status(work, new Tool(out, System.getenv())));
    }

    @SuppressWarnings("SystemOut")
    private static int status(Work work, Tool tool) {
        try {
            return work.run(tool);
        } catch (ToolException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
        } catch (RuntimeException e) {
            System.err.println("failed: " + e);
        }
        return FAILED;
    }

    public void print(String line) {
        out.println(line);
    }

    /// What a thread of the tool's came to; what it threw is thrown here.
    public static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted");
        }
    }

    public String kafka() {
        return environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    }

    public PostgresProperties postgres() {
        return new PostgresProperties(
                environment.getOrDefault("POSTGRES_URL", "postgresql://localhost:5432/prosa"),
                environment.getOrDefault("POSTGRES_USER", "prosa"),
                environment.getOrDefault("POSTGRES_PASSWORD", "prosa"));
    }
}
