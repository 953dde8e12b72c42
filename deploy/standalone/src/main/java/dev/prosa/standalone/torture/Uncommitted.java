package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes, as a relay that dies would, a close and a due timer in a transaction that is never
/// committed. Whoever acts upon them does not read committed.
final class Uncommitted {

    private static final Duration OPEN = Duration.ofSeconds(3);
    private static final String VERSION = "0-0-0";

    private Uncommitted() {}

    /// @param conversation that exists nowhere else
    static void write(String kafka, UUID conversation, OrganizationId organization) throws InterruptedException {
        var id = new ConversationId(conversation);
        var now = Instant.now();
        var envelope = new Envelope(VERSION, "/prosa/torture", now, id.toString(), null);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", "torture-" + conversation),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(CloudEventRecords.of(envelope, closed(id, organization, now)));
            producer.send(CloudEventRecords.of(envelope, new ArmedTimer(1, now)));
            producer.flush();
            Thread.sleep(OPEN);
            producer.abortTransaction();
        }
    }

    private static ClosedConversation closed(ConversationId id, OrganizationId organization, Instant now) {
        return new ClosedConversation(
                id,
                1,
                1,
                organization,
                Channel.WHATSAPP,
                Outcome.CLOSED,
                CloseReason.EXPIRED,
                null,
                Actor.SYSTEM,
                now,
                null,
                null,
                null,
                now,
                null,
                1,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                0,
                null,
                null,
                List.of(),
                new Evidence(0, 0));
    }
}
