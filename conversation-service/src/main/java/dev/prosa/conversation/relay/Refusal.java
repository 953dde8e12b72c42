package dev.prosa.conversation.relay;

/// A row that Kafka will never take as it is.
///
/// @param reason the name of Kafka's error, such as `RecordTooLarge`
/// @param detail what Kafka says; no customer text
record Refusal(OutboxRow row, String reason, String detail) {}
