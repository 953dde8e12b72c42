package dev.prosa.conversation.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import dev.prosa.conversation.store.FencedOffException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One transaction per batch, on real PostgreSQL.
class BatchHandlingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Begin, compare-and-set, 7 tables, commit; 3 selects before.
    private static final int MOST_STATEMENTS = 14;

    private TestStore store;

    @BeforeEach
    void open() {
        store = new TestStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aThousandRecordsTakeAsManyStatementsAsOne() {
        Log log = new Log();
        everyKindOfInput(log, RunningService.customer("+1000"));
        int small = log.size();
        for (int i = 0; log.size() < small + 1_000; i++) {
            everyKindOfInput(log, RunningService.customer("+2" + i));
        }
        TransactionalBatchHandler handler = store.handler();
        store.executed();

        store.handle(handler, log.batch(0, small));
        List<String> few = store.executed();
        store.handle(handler, log.batch(small, log.size()));
        List<String> many = store.executed();

        assertThat(many).isEqualTo(few).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(store.count("transition")).isEqualTo(log.size());
        assertThat(few.indexOf("beginTransaction") + 1)
                .as("the compare-and-set is the transaction's first statement")
                .isEqualTo(indexOf(few, "UPDATE partition_progress"));
    }

    @Test
    void aLoneMessageTakesNoStatementForWhatIsEmpty() {
        Log log = new Log().add(RunningService.customer("+1000").writes("SM1", "Oi"));
        TransactionalBatchHandler handler = store.handler();
        store.executed();
        store.handle(handler, log.all());
        assertThat(store.executed()).hasSize(10);
    }

    @Test
    void anUpdateWithinTheMinuteTouchesNoIndex() {
        Customer customer = RunningService.customer("+1000");
        Log log = new Log().add(customer.writes("SM1", "Oi"), customer.writes("SM2", "Alguém aí?"));
        TransactionalBatchHandler handler = store.handler();

        store.handle(handler, log.batch(0, 1));
        store.handle(handler, log.batch(1, 2));

        await().untilAsserted(() -> assertThat(store.rows("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'conversation' AND relname = 'conversation'"))
                .containsExactly("(1,1)"));
    }

    @Test
    void aConsumerThatLostItsPartitionIsFencedOffAndStoresNothing() {
        Customer customer = RunningService.customer("+1000");
        Log log = new Log().add(customer.writes("SM1", "Oi"), customer.writes("SM2", "Alguém aí?"));
        TransactionalBatchHandler owner = store.handler();
        TransactionalBatchHandler zombie = store.handler();
        store.handle(owner, log.batch(0, 1));
        store.handle(zombie, log.batch(1, 2));

        assertThatThrownBy(() -> store.handle(owner, log.batch(1, 2))).isInstanceOf(FencedOffException.class);
        assertThatThrownBy(() -> store.handle(owner, log.batch(0, 2))).isInstanceOf(FencedOffException.class);
        assertThat(store.count("message")).isEqualTo(2);
        assertThat(store.count("transition")).isEqualTo(2);
        assertThat(store.rows("SELECT next_offset FROM partition_progress WHERE partition = " + Log.PARTITION))
                .containsExactly("(2)");
    }

    @Test
    void whatAPollBroughtOfSeveralPartitionsIsOneTransaction() {
        Log log = new Log().add(RunningService.customer("+1000").writes("SM1", "Oi"));
        Log other = new Log(Log.OTHER_PARTITION)
                .add(RunningService.customer("+2000").writes("SM2", "Oi"))
                .add(RunningService.customer("+2000").writes("SM3", "Alguém aí?"));
        store.executed();

        BatchResult result = store.handler()
                .handle(List.of(log.all(), other.all()))
                .blockOptional(PATIENCE)
                .orElseThrow();

        assertThat(store.executed()).hasSize(10).containsOnlyOnce("beginTransaction");
        assertThat(result.notes()).hasSize(3);
        assertThat(positions()).containsExactly("(3,1)", "(4,2)");
        assertThat(store.count("message")).isEqualTo(3);
    }

    @Test
    void aPartitionThatWasLostTakesNothingBackOfTheOthers() {
        Log log = new Log().add(RunningService.customer("+1000").writes("SM1", "Oi"));
        Log lost = new Log(Log.OTHER_PARTITION)
                .add(RunningService.customer("+2000").writes("SM2", "Oi"));
        store.handle(store.handler(), lost.all());

        assertThatThrownBy(() ->
                        store.handler().handle(List.of(lost.all(), log.all())).block(PATIENCE))
                .isInstanceOf(FencedOffException.class);

        assertThat(positions()).containsExactly("(3,1)", "(4,1)");
        assertThat(store.count("message")).isEqualTo(2);
    }

    @Test
    void aPoisonedRecordParksAloneInItsPartitionAndTheOthersGoOn() {
        Log log = new Log().add(RunningService.customer("+1000").writes("SM1", "Oi"));
        Log poisoned = new Log(Log.OTHER_PARTITION)
                .add(RunningService.customer("+2000").writes("SM2", "nul\0"))
                .add(RunningService.customer("+2000").writes("SM3", "Oi"));

        store.handler().handle(List.of(poisoned.all(), log.all())).block(PATIENCE);

        assertThat(positions()).containsExactly("(3,1)", "(4,2)");
        assertThat(store.rows("SELECT message_sid FROM message")).containsExactly("(SM1)", "(SM3)");
    }

    private List<String> positions() {
        return store.rows("SELECT partition, next_offset FROM partition_progress");
    }

    @Test
    void aRecordTheDatabaseRefusesIsParkedAloneAndItsNeighboursGoOn() {
        Log log = new Log();
        for (int i = 0; i < 10; i++) {
            String text = i == 6 ? "bad \u0000 text" : "good " + i;
            log.add(RunningService.customer("+100" + i).writes("SM" + i, text));
        }
        BatchResult result = store.handle(store.handler(), log.all());

        assertThat(store.count("message")).isEqualTo(9);
        assertThat(store.rows("SELECT log_offset, value::json->>'reason' FROM outbox WHERE type LIKE '%parked-input%'"))
                .containsExactly("(6,UNAPPLICABLE)");
        assertThat(store.rows("SELECT next_offset FROM partition_progress WHERE partition = " + Log.PARTITION))
                .containsExactly("(10)");
        assertThat(result.notes())
                .hasSize(10)
                .filteredOn(note -> note.decision().equals("PARKED"))
                .hasSize(1);
    }

    @Test
    void whatNobodyCanReadAndWhatNobodyOwnsIsParkedWhole() {
        Customer customer = RunningService.customer("+1000");
        MessageReceived astray = customer.writes("SMx", "Oi");
        Address elsewhere = new Address("whatsapp:+4990000");
        Log log = new Log()
                .addUnreadable()
                .add(new MessageReceived(
                        ConversationId.between(elsewhere, customer.address()),
                        astray.messageSid(),
                        astray.accountSid(),
                        elsewhere,
                        customer.address(),
                        astray.body(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Instant.now(),
                        List.of()));
        store.handle(store.handler(), log.all());
        assertThat(store.rows("SELECT value::json->>'reason', value::json->>'value' FROM outbox"))
                .containsExactlyInAnyOrder("(UNREADABLE,AQID)", "(NOBODY_OWNS_ADDRESS,AQ==)");
        assertThat(store.count("conversation")).isZero();
    }

    /// However the log is cut into batches, and whether the cache helps or not, the tables are the
    /// same.
    @Test
    void anyWayOfCuttingTheLogIntoBatchesGivesTheSameTables() {
        Log log = randomLog(new Random(42), 400);
        store.handle(store.handler(), log.all());
        List<String> whole = tables(store);
        for (int seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            try (TestStore other = new TestStore()) {
                TransactionalBatchHandler handler = other.handler();
                for (int from = 0; from < log.size(); ) {
                    int to = Math.min(log.size(), from + 1 + random.nextInt(seed == 1 ? 1 : 60));
                    other.handle(handler, log.batch(from, to));
                    if (random.nextInt(4) == 0) {
                        handler.forget(Log.PARTITION);
                    }
                    from = to;
                }
                assertThat(tables(other)).isEqualTo(whole);
            }
        }
        assertThat(store.count("session_revision")).isGreaterThan(5);
    }

    private static List<String> tables(TestStore store) {
        List<String> all = new ArrayList<>();
        all.addAll(store.rows("SELECT conversation_id, status, session, revision, served_by, deadline, close_reason,"
                + " last_position, state, last_offset FROM conversation"));
        for (String table : List.of("session_revision", "message", "delivery", "transition", "command_answer")) {
            all.addAll(store.rows("SELECT * FROM " + table));
        }
        all.addAll(store.rows("SELECT partition, log_offset, index, topic, key, type, time, value FROM outbox"));
        return all;
    }

    private static Log randomLog(Random random, int size) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            customers.add(RunningService.customer("+100" + i));
        }
        List<String> texts = List.of("Oi", "Obrigado!", "pode fechar então", "sim", "não", "E a fatura?");
        Log log = new Log();
        while (log.size() < size) {
            Customer customer = customers.get(random.nextInt(customers.size()));
            String agent = random.nextBoolean() ? "ana" : "bia";
            String id = "c" + random.nextInt(200);
            long seen = random.nextInt(30);
            int session = 1 + random.nextInt(2);
            switch (random.nextInt(7)) {
                case 0, 1 ->
                    log.add(customer.writes("SM" + random.nextInt(300), texts.get(random.nextInt(texts.size()))));
                case 2 -> log.add(new AcceptRequested(customer.id(), customer.by(agent, id, session, seen)));
                case 3 -> log.add(new ReplyRequested(customer.id(), customer.by(agent, id, session, seen), "Hello"));
                case 4 -> log.add(new CloseRequested(customer.id(), customer.by(agent, id, session, seen)));
                case 5 -> log.add(new NoteRequested(customer.id(), customer.by(agent, id, session, seen), "note"));
                default -> log.add(customer.timer(session));
            }
        }
        return log;
    }

    private static void everyKindOfInput(Log log, Customer customer) {
        log.add(
                customer.writes("SM1", "Oi"),
                customer.writes("SM1", "Oi"),
                new AcceptRequested(customer.id(), customer.by("ana", "a", 1, 1)),
                new ReplyRequested(customer.id(), customer.by("ana", "r", 1, 1), "Hello"),
                new DeliveryReported(
                        customer.id(),
                        new MessageSid("SMout"),
                        null,
                        null,
                        "AC0",
                        RunningService.CHANNEL,
                        customer.address(),
                        DeliveryStatus.SENT,
                        null,
                        false,
                        Instant.now(),
                        List.of()),
                new CloseRequested(customer.id(), customer.by("ana", "c", 1, 2)),
                customer.timer(1));
    }

    private static int indexOf(List<String> statements, String start) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }
}
