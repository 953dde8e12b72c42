package dev.prosa.conversation.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How `conversation-events` is taken in (`prosa.intake`).
///
/// @param groupId the consumer group; all instances share it
/// @param maxPollRecords how many records one batch may hold, 1 to 5,000
/// @param consumers how many threads of this instance share its partitions, 1 to 12
/// @param storeTimeout how long a batch may take to be stored, 1 s to 4 min: below Kafka's
///     `max.poll.interval.ms` of 5 min
/// @param cachedConversations how many conversations this instance remembers, 0 to 1,000,000
@ConfigurationProperties("prosa.intake")
public record IntakeProperties(
        @DefaultValue("conversation-service") String groupId,
        @DefaultValue("1000") int maxPollRecords,
        @DefaultValue("2") int consumers,
        @DefaultValue("60s") Duration storeTimeout,
        @DefaultValue("30000") int cachedConversations) {

    public IntakeProperties {
        within("max-poll-records", maxPollRecords, 1, 5_000);
        within("consumers", consumers, 1, 12);
        within("store-timeout (in ms)", storeTimeout.toMillis(), 1_000, 240_000);
        within("cached-conversations", cachedConversations, 0, 1_000_000);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "prosa.intake." + name + " must be from " + least + " to " + most + ": " + value);
        }
    }
}
