package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.standalone.client.CommandClient;
import dev.prosa.standalone.client.ConversationApi;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.WebhookClient;
import dev.prosa.standalone.demo.DemoAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Everything a simulation speaks to: the real webhook endpoint, the real topics, the real queries.
final class Stage implements AutoCloseable {

    private final WebhookClient webhooks;
    private final CommandClient commands;
    private final ConversationApi conversations;
    private final Producer<String, byte[]> inputs;
    private final Observer observer;
    private final Report report;
    private final OrganizationId organization;

    Stage(Endpoints endpoints, OrganizationId organization, Report report) {
        this.webhooks = new WebhookClient(endpoints, DemoAccount.DEMO);
        this.commands = CommandClient.aboutAll(endpoints);
        this.conversations = new ConversationApi(endpoints);
        this.inputs = new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.report = report;
        this.organization = organization;
        this.observer = new Observer(endpoints, organization, report);
    }

    WebhookClient webhooks() {
        return webhooks;
    }

    CommandClient commands() {
        return commands;
    }

    ConversationApi conversations() {
        return conversations;
    }

    Observer observer() {
        return observer;
    }

    Report report() {
        return report;
    }

    OrganizationId organization() {
        return organization;
    }

    /// Claims that a session's deadline has passed, as expiry-service and the sweeper do.
    void claim(TimeoutElapsed claim) {
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                "/prosa/simulation",
                Instant.now(),
                claim.conversationId().toString(),
                null);
        inputs.send(CloudEventRecords.of(envelope, claim));
        inputs.flush();
    }

    @Override
    public void close() {
        observer.close();
        commands.close();
        inputs.close(Duration.ofSeconds(2));
        conversations.close();
        webhooks.close();
    }
}
