package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.client.TopicReader;
import dev.prosa.standalone.client.TopicRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Follows `conversation-updates` and `closed-conversations` from now on, and remembers how each
/// session ended.
final class Observer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final OrganizationId organization;
    private final Report report;
    private final Map<Session, ClosedConversation> outcomes = new ConcurrentHashMap<>();
    private volatile boolean closing;

    private record Session(ConversationId conversation, int number) {}

    Observer(Endpoints endpoints, OrganizationId organization, Report report) {
        this.organization = organization;
        this.report = report;
        follow(endpoints, Topic.CONVERSATION_UPDATES, this::updated);
        follow(endpoints, Topic.CLOSED_CONVERSATIONS, this::closed);
    }

    /// The session's outcome so far: its highest revision.
    Optional<ClosedConversation> outcome(ConversationId conversation, int session) {
        return Optional.ofNullable(outcomes.get(new Session(conversation, session)));
    }

    Iterable<ClosedConversation> outcomes() {
        return outcomes.values();
    }

    private void follow(Endpoints endpoints, Topic topic, Consumer<TopicRecord> each) {
        TopicReader reader = TopicReader.open(endpoints, topic, null, new StartingPoint.End());
        Thread.ofPlatform().daemon().name("observes-" + topic.topicName()).start(() -> {
            try (reader) {
                while (!closing) {
                    reader.poll(POLL).forEach(each);
                }
            }
        });
    }

    private void updated(TopicRecord record) {
        if (record.value() != null && String.valueOf(record.type()).contains("conversation-updated")) {
            ConversationUpdated update = Json.read(record.value().toString(), ConversationUpdated.class);
            if (update.organizationId().equals(organization)) {
                report.happened(update);
            }
        }
    }

    private void closed(TopicRecord record) {
        if (record.value() == null) {
            return;
        }
        ClosedConversation closed = Json.read(record.value().toString(), ClosedConversation.class);
        if (closed.organizationId().equals(organization)) {
            outcomes.merge(
                    new Session(closed.conversationId(), closed.session()),
                    closed,
                    (known, next) -> next.revision() > known.revision() ? next : known);
            report.ended(closed);
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
