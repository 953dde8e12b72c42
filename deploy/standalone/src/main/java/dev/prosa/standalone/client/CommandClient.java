package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.contracts.wire.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// Puts commands on `conversation-events` and waits for their answers on `conversation-updates`.
/// Safe to share.
///
/// It listens from the end of the topic as it is when the client opens, so no answer to a command
/// sent through it can be missed.
public final class CommandClient implements AutoCloseable {

    /// How long a command may stay unanswered.
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SOURCE = "/prosa/command-line";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Producer<String, byte[]> producer;
    private final Consumer<String, byte[]> consumer;
    private final Map<Question, CompletableFuture<CommandAnswered>> questions = new ConcurrentHashMap<>();
    private final Thread listener;

    private CommandClient(Producer<String, byte[]> producer, Consumer<String, byte[]> consumer) {
        this.producer = producer;
        this.consumer = consumer;
        this.listener = Thread.ofPlatform().daemon().name("command-answers").unstarted(this::listen);
    }

    /// For commands about one conversation: listens to its partition only.
    ///
    /// @throws dev.prosa.standalone.Failure if Kafka does not answer or the topic is not there
    public static CommandClient about(ConversationId conversation, Endpoints endpoints) {
        return open(endpoints, conversation.toString());
    }

    /// For commands about any conversation.
    ///
    /// @throws dev.prosa.standalone.Failure if Kafka does not answer or the topic is not there
    public static CommandClient aboutAll(Endpoints endpoints) {
        return open(endpoints, null);
    }

    /// The future fails with [java.util.concurrent.TimeoutException] if nobody answers within
    /// [#PATIENCE] after the command is on the log, and with Kafka's error if it does not get
    /// there.
    public CompletableFuture<CommandAnswered> send(Command command) {
        var question = Question.of(command);
        var answer = questions.computeIfAbsent(question, _ -> new CompletableFuture<>());
        var envelope = new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                Instant.now(),
                command.conversationId().toString(),
                TraceParent.continuing(null).value());
        try {
            producer.send(CloudEventRecords.of(envelope, command), (_, failure) -> {
                if (failure == null) {
                    answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            answer.completeExceptionally(e);
        }
        return answer.whenComplete((_, _) -> questions.remove(question, answer));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            listener.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(1));
    }

    private static CommandClient open(Endpoints endpoints, @Nullable String key) {
        KafkaAccess.check(endpoints.kafka());
        var consumer = KafkaAccess.consumer(endpoints.kafka());
        try {
            var all = KafkaAccess.partitions(consumer, Topic.CONVERSATION_UPDATES);
            var wanted = key == null ? all : List.of(partitionOf(key, all));
            consumer.assign(wanted);
            consumer.seekToEnd(wanted);
            wanted.forEach(consumer::position); // seeking is lazy: only now the end is fixed
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        var client = new CommandClient(KafkaAccess.producer(endpoints.kafka()), consumer);
        client.listener.start();
        return client;
    }

    private static TopicPartition partitionOf(String key, List<TopicPartition> all) {
        return new TopicPartition(Topic.CONVERSATION_UPDATES.topicName(), KafkaAccess.partitionOf(key, all.size()));
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException e) {
            // closed
        } catch (KafkaException e) {
            questions.values().forEach(answer -> answer.completeExceptionally(e));
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.type(record.headers()) == EventType.COMMAND_ANSWERED
                    && CloudEventRecords.read(record.headers(), record.value()) instanceof CommandAnswered answered) {
                var waiting = questions.get(Question.of(answered));
                if (waiting != null) {
                    waiting.complete(answered);
                }
            }
        } catch (UnreadableRecordException e) {
            // not for us: readers of the topic itself will say so
        }
    }

    /// What makes a command unique.
    private record Question(
            OrganizationId organization, AgentId agent, ConversationId conversation, CommandId command) {

        static Question of(Command command) {
            var context = command.command();
            return new Question(
                    context.organizationId(), context.agentId(), command.conversationId(), context.commandId());
        }

        static Question of(CommandAnswered answered) {
            return new Question(
                    answered.organizationId(), answered.agentId(), answered.conversationId(), answered.commandId());
        }
    }
}
