package dev.prosa.conversation.updates;

/// Told of every update by [UpdatesFeed], in order, by one thread at a time. Must neither wait nor
/// fail: all readers of an instance share that thread.
public interface UpdateReader {

    /// Everything from here on will be told. Comes first, where the feed had begun before.
    default void begin(Positions from) {}

    void read(Update update);

    /// Nothing more has come for now. Told at least once a second while Kafka answers.
    default void pause(Positions now) {}

    /// No more will come: the service stops, or updates were missed.
    default void end() {}
}
