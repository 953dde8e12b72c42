package dev.prosa.standalone.torture;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.standalone.client.KafkaAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/// Puts commands on `conversation-events` by itself and hears their answers on `conversation-updates`.
final class KafkaMessenger implements Messenger {

    private static final String SOURCE = "/prosa/torture";
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /// The pause doubles so often, to 80 s: who asks faster than answers come makes them slower.
    private static final int LONGEST_PAUSE = 3;

    private static final int MOST_TRIES = 30;

    private final Board board;
    private final Ledger ledger;
    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("torture-commands").factory());
    private final AtomicLong repeated = new AtomicLong();

    KafkaMessenger(String kafka, Board board, Ledger ledger) {
        this.board = board;
        this.ledger = ledger;
        this.producer = KafkaAccess.producer(kafka);
    }

    @Override
    public CompletableFuture<Told> give(Command command) {
        var id = command.command().commandId().value();
        ledger.given(id);
        var answer = board.answerTo(id);
        send(command, answer, 1);
        return answer.thenApply(answered -> {
            var told = Told.of(answered);
            ledger.told(id, told);
            return told;
        });
    }

    private void send(Command command, CompletableFuture<CommandAnswered> answer, int tries) {
        if (answer.isDone() || tries > MOST_TRIES) {
            return;
        }
        if (tries > 1) {
            repeated.incrementAndGet();
        }
        var envelope = new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                Instant.now(),
                command.conversationId().toString(),
                null);
        try {
            producer.send(CloudEventRecords.of(envelope, command));
        } catch (KafkaException e) {
            // given again below
        }
        long pause = AGAIN.toMillis() << Math.min(tries - 1, LONGEST_PAUSE);
        again.schedule(() -> send(command, answer, tries + 1), pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public int waiting() {
        return board.unanswered();
    }

    @Override
    public long repeated() {
        return repeated.get();
    }

    @Override
    public void close() {
        again.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
