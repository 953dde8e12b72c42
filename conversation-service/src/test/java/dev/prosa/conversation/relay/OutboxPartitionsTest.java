package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxPartitionsTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private TestDatabase database;
    private OutboxTable outbox;

    @BeforeEach
    void createDatabase() {
        database = TestInfrastructure.freshDatabase();
        outbox = new OutboxTable(database);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /// As if it were another day.
    private void maintain(LocalDate day) throws Exception {
        try (var connection = outbox.connections().open("test", Duration.ofSeconds(10))) {
            OutboxPartitions.maintain(connection, day, day.minusDays(7));
        }
    }

    private String days() {
        return outbox.query("""
                SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
                 WHERE inhparent = 'outbox'::regclass
                """);
    }

    private static String day(LocalDate day) {
        return "outbox_" + day.toString().replace("-", "");
    }

    private void relayed(int partition, long offset) {
        outbox.execute("INSERT INTO relay_watermark VALUES (%d, %d, 0)".formatted(partition, offset));
    }

    @Test
    void theMigrationMakesTheFirstDaysSoThatNoRowGoesToTheDefault() {
        outbox.update(1, 1, UUID.randomUUID());

        assertThat(days())
                .isEqualTo(
                        String.join(" ", day(today), day(today.plusDays(1)), day(today.plusDays(2)), "outbox_default"));
        assertThat(outbox.query("SELECT count(*) FROM outbox_default")).isEqualTo("0");
    }

    @Test
    void daysAreMadeAheadOfTime() throws Exception {
        maintain(today.plusDays(1));
        maintain(today.plusDays(1));

        assertThat(days()).contains(day(today.plusDays(3))).doesNotContain(day(today.plusDays(4)));
    }

    @Test
    void anOldDayGoesOnceAllOfItIsRelayed() throws Exception {
        outbox.update(1, 5, UUID.randomUUID());
        outbox.update(2, 9, UUID.randomUUID());
        relayed(1, 5);

        maintain(today.plusDays(8));
        assertThat(days()).as("partition 2 is not relayed").contains(day(today));

        relayed(2, 8);
        maintain(today.plusDays(8));
        assertThat(days()).as("its last row is not").contains(day(today));

        outbox.execute("UPDATE relay_watermark SET log_offset = 9 WHERE partition = 2");
        maintain(today.plusDays(7));
        assertThat(days()).as("it is not old enough").contains(day(today));

        maintain(today.plusDays(8));
        assertThat(days()).doesNotContain(day(today)).contains(day(today.plusDays(1)));
    }

    @Test
    void rowsOfADayThatWasNotMadeInTimeStayInTheDefaultUntilTheyAreOldAndRelayed() throws Exception {
        outbox.execute("DROP TABLE " + day(today));
        outbox.update(1, 5, UUID.randomUUID());
        outbox.update(1, 6, UUID.randomUUID());
        relayed(1, 5);

        maintain(today);
        assertThat(days()).doesNotContain(day(today));
        assertThat(outbox.query("SELECT count(*) FROM outbox_default")).isEqualTo("2");

        maintain(today.plusDays(8));
        assertThat(outbox.query("SELECT string_agg(log_offset::text, ' ') FROM outbox_default"))
                .isEqualTo("6");
    }
}
