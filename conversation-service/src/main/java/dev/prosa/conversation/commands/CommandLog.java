package dev.prosa.conversation.commands;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.TraceParent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// `conversation-events` as commands need it: a place to append to.
///
/// What Kafka does not take in time is given up, so what waits here is bounded by its buffer and by
/// the number of requests.
final class CommandLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommandLog.class);

    private static final String SOURCE = "/prosa/conversation-service/agents";
    private static final long BUFFER_BYTES = 8L * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final Duration patience;
    /// Kafka's client may wait for metadata or memory, which an event loop must not.
    private final Scheduler senders = Schedulers.fromExecutorService(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("commands-", 0).factory()));

    /// @param kafka where Kafka is and how to sign in
    /// @param patience how long Kafka may take for a record
    CommandLog(Map<String, Object> kafka, Duration patience) {
        this.patience = patience;
        this.producer =
                new KafkaProducer<>(settings(kafka, patience), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /// Completes once all replicas in sync have the command.
    ///
    /// Fails with a [LogAwayException] if that does not happen in time. Whether the command is on the
    /// log is then not known.
    ///
    /// @param traceparent the caller's trace, if it has one
    Mono<Void> append(Command command, @Nullable String traceparent) {
        return Mono.<Void>create(sink -> send(command, traceparent, sink))
                .subscribeOn(senders)
                .timeout(patience)
                .onErrorMap(CommandLog::isAway, CommandLog::away);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof KafkaException || failure instanceof TimeoutException;
    }

    private static LogAwayException away(Throwable failure) {
        log.atWarn().addKeyValue("reason", failure.getClass().getName()).log("a command was not appended in time");
        return new LogAwayException();
    }

    private void send(Command command, @Nullable String traceparent, MonoSink<Void> sink) {
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                command.command().occurredAt(),
                command.conversationId().toString(),
                TraceParent.continuing(traceparent).value());
        try {
            producer.send(CloudEventRecords.of(envelope, command), (_, failure) -> {
                if (failure == null) {
                    sink.success();
                } else {
                    sink.error(failure);
                }
            });
        } catch (KafkaException e) {
            sink.error(e);
        }
    }

    @Override
    public void close() {
        producer.close(patience);
        senders.dispose();
    }
}
