package dev.prosa.contracts.input;

import dev.prosa.contracts.identity.ConversationId;

/// An input about one conversation as it lies on the log. Its time is the record's own, stamped by
/// the broker; instants inside are what the sender believed and serve as information only.
public sealed interface LoggedInput permits MessageReceived, DeliveryReported, TimeoutElapsed, Command {

    ConversationId conversationId();
}
