package dev.prosa.conversation.updates;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.contracts.wire.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/// Words what a stream sends.
final class StreamEvents {

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    /// Why a client that wanted to go on has to begin anew.
    enum Reset {
        /// The ID is none of ours, or of a topic that is no more.
        UNKNOWN_POSITION("The Last-Event-ID names no place in the stream."),
        /// The topic no longer reaches back so far.
        EXPIRED("What you missed is no longer kept."),
        /// Reading it all again would cost more than loading the conversations.
        TOO_FAR("You missed too much to be sent it all.");

        private final String detail;

        Reset(String detail) {
            this.detail = detail;
        }
    }

    private record ResetData(Reset reason, String detail) {}

    private StreamEvents() {}

    /// The change, if it is one of the organisation's.
    static @Nullable ConversationUpdated change(Update update, OrganizationId organization) {
        ConversationUpdated changed = update.as(EventType.CONVERSATION_UPDATED, ConversationUpdated.class);
        return changed != null && changed.organizationId().equals(organization) ? changed : null;
    }

    static ServerSentEvent<String> changed(ConversationUpdated change, Positions after) {
        return ServerSentEvent.builder(Json.writeText(change))
                .id(after.id())
                .event("conversation-updated")
                .build();
    }

    /// Nothing was missed, as nothing was wanted: whatever happens from here on will be told.
    static ServerSentEvent<String> begin(Positions from) {
        return ServerSentEvent.builder("{}")
                .id(from.id())
                .event("begin")
                .retry(RECONNECT_AFTER)
                .build();
    }

    static ServerSentEvent<String> reset(Reset why, Positions from) {
        return ServerSentEvent.builder(
                        Json.writeText(new ResetData(why, why.detail + " Load the conversations again.")))
                .id(from.id())
                .event("reset")
                .retry(RECONNECT_AFTER)
                .build();
    }

    /// No event for the client, but the place from which it goes on should it lose the connection:
    /// else whoever is seldom told of anything would fall behind for good.
    static ServerSentEvent<String> heartbeat(Positions from) {
        return ServerSentEvent.<String>builder()
                .id(from.id())
                .comment("heartbeat")
                .build();
    }
}
