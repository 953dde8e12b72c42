package dev.prosa.conversation.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What PostgreSQL reads of a column is what was written, by PostgreSQL's own notation of it.
class ArrayParameterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NULL = "(null)";

    private final TestDatabase database = TestInfrastructure.freshDatabase();
    private Connection connection;

    @BeforeEach
    void connect() {
        var options = ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build();
        connection =
                Mono.<Connection>from(ConnectionFactories.get(options).create()).block(PATIENCE);
    }

    @AfterEach
    void disconnect() {
        Mono.from(connection.close()).block(PATIENCE);
        database.close();
    }

    @Test
    void textKeepsEveryCharacter() {
        var texts = Arrays.asList("", null, "Olá, \"você\" {a,b} \\ 'x'", "NULL", "🌻 日本", "a\nb");

        assertThat(read("text", texts, columns -> columns.text(text -> text))).isEqualTo(shown(texts));
    }

    @Test
    void numbersKeepTheirBounds() {
        assertThat(read("integer", Arrays.asList(Integer.MIN_VALUE, 0, null), columns -> columns.integers(n -> n)))
                .containsExactly("-2147483648", "0", NULL);
        assertThat(read("integer", List.of(Integer.MAX_VALUE), columns -> columns.ints(n -> n)))
                .containsExactly("2147483647");
        assertThat(read("bigint", List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE), columns -> columns.longs(n -> n)))
                .containsExactly("-9223372036854775808", "-1", "9223372036854775807");
        assertThat(read("double precision", Arrays.asList(0.85, null, -0.5), columns -> columns.doubles(n -> n)))
                .containsExactly("0.85", NULL, "-0.5");
    }

    @Test
    void anIdKeepsBothItsHalves() {
        var ids = Arrays.asList(UUID.fromString("cd29a1d9-8547-55d3-8e2c-8dfb8ca67888"), null);

        assertThat(read("uuid", ids, columns -> columns.uuid(id -> id))).isEqualTo(shown(ids));
    }

    @Test
    void anInstantKeepsItsMicrosecondsOnBothSidesOf2000() {
        var instants = Arrays.asList(
                Instant.parse("2026-11-21T09:00:00.123456Z"), null, Instant.parse("1999-12-31T23:59:59.999999Z"));

        assertThat(read("timestamptz", instants, columns -> columns.instants(instant -> instant)))
                .containsExactly("2026-11-21 09:00:00.123456+00", NULL, "1999-12-31 23:59:59.999999+00");
    }

    @Test
    void aLongColumnOutgrowsItsFirstBuffer() {
        var texts = IntStream.range(0, 5_000)
                .mapToObj(n -> "não ".repeat(n % 9) + n)
                .toList();

        assertThat(read("text", texts, columns -> columns.text(text -> text))).isEqualTo(texts);
    }

    @Test
    void nobodyPrintsWhatIsInAColumn() {
        assertThat(new ArrayParameter(ElementType.TEXT, new Object[] {"Obrigado!"}))
                .hasToString("1 values of TEXT");
    }

    private <R> List<String> read(String type, List<R> rows, UnaryOperator<Columns<R>> column) {
        Mono.from(connection.createStatement("SET timezone = 'UTC'").execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .block(PATIENCE);
        var statement = connection.createStatement(
                "SELECT coalesce(value::text, '" + NULL + "') FROM unnest($1::" + type + "[]) AS sent (value)");
        var bound = column.apply(new Columns<>(statement, rows)).statement();
        return Flux.from(bound.execute())
                .concatMap(result -> result.map((row, _) -> row.get(0, String.class)))
                .collectList()
                .block(PATIENCE);
    }

    private static List<String> shown(List<?> values) {
        List<String> shown = new ArrayList<>(Collections.nCopies(values.size(), NULL));
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                shown.set(i, values.get(i).toString());
            }
        }
        return shown;
    }
}
