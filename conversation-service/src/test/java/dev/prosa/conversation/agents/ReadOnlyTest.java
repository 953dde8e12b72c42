package dev.prosa.conversation.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.conversation.MigratedDatabase;
import dev.prosa.conversation.config.DatabaseProblems;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ReadOnlyTest {

    private static final Duration WHILE = Duration.ofSeconds(30);

    private final MigratedDatabase database = MigratedDatabase.create();
    private final ReadOnly readOnly =
            new ReadOnly(database.connections(), database.connections(), Duration.ofMillis(300));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aQuestionThatTakesTooLongIsEnded() {
        ResponseEntity<ProblemDetail> answer = ask("SELECT 1 FROM pg_sleep(20)");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getBody().getDetail())
                .isEqualTo("The answer took more than 5 s. Ask for less, such as one organizationId.");
    }

    @Test
    void aQuestionCanChangeNothing() {
        assertThatThrownBy(() -> read("DELETE FROM conversation RETURNING 1"))
                .hasRootCauseInstanceOf(R2dbcException.class)
                .hasMessageContaining("cannot execute DELETE in a read-only transaction");
    }

    @Test
    void aQuestionIsPlannedByItsValues() {
        database.execute("DO $$ BEGIN EXECUTE format("
                + "'ALTER DATABASE %I SET plan_cache_mode = force_generic_plan', current_database()); END $$");

        String plan = readOnly.read(
                        null,
                        client -> client.sql("SHOW plan_cache_mode")
                                .mapValue(String.class)
                                .all())
                .blockLast(WHILE);

        assertThat(plan).isEqualTo("auto");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBe() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        ConnectionFactory nobodys =
                ConnectionFactories.get("r2dbc:postgresql://prosa:prosa@127.0.0.1:%d/prosa".formatted(nobody));
        ReadOnly away = new ReadOnly(nobodys, nobodys, Duration.ofSeconds(1));

        ResponseEntity<ProblemDetail> answer = problem(() -> read(away, "SELECT 1"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(answer.getBody().getDetail()).isEqualTo("The database does not answer. Try again in a few seconds.");
    }

    private ResponseEntity<ProblemDetail> ask(String sql) {
        return problem(() -> read(sql));
    }

    private static ResponseEntity<ProblemDetail> problem(Runnable question) {
        try {
            question.run();
        } catch (Exception e) {
            return new DatabaseProblems().database(e);
        }
        throw new AssertionError("answered");
    }

    private void read(String sql) {
        read(readOnly, sql);
    }

    private static void read(ReadOnly database, String sql) {
        database.read(null, client -> client.sql(sql).mapValue(Integer.class).all())
                .blockLast(WHILE);
    }
}
