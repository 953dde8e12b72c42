package dev.prosa.conversation.updates;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Records of `conversation-updates` as a consumer gets them.
final class Records {

    private Records() {}

    /// A conversation of the organisation's changed.
    static ConsumerRecord<String, byte[]> changed(OrganizationId organization, int partition, long offset) {
        ConversationId id = ConversationId.between(new Address("+14155230001"), new Address("+5511900000001"));
        ConversationUpdated updated = new ConversationUpdated(
                id,
                organization,
                1,
                0,
                null,
                ConversationStatus.PENDING,
                null,
                Instant.EPOCH,
                null,
                1,
                "MessageReceived",
                Actor.CUSTOMER,
                Instant.EPOCH,
                new Evidence(partition, offset));
        ProducerRecord<String, byte[]> written = CloudEventRecords.of(
                new Envelope(partition + "-" + offset + "-0", "/prosa/test", Instant.EPOCH, id.toString(), null),
                updated);
        ConsumerRecord<String, byte[]> read =
                new ConsumerRecord<>(written.topic(), partition, offset, written.key(), written.value());
        written.headers().forEach(read.headers()::add);
        return read;
    }
}
