package dev.prosa.contracts.vocabulary;

/// The record of `conversation-events` that caused something.
///
/// @param partition 0 or more
/// @param offset 0 or more
public record Evidence(int partition, long offset) {}
