package dev.prosa.conversation.store;

import dev.prosa.contracts.output.CommandAnswered;

/// The answer a command got.
///
/// @param bodyHash SHA-256 of what was asked: the same ID with another body is refused
public record CommandAnswerRow(CommandKey key, byte[] bodyHash, CommandAnswered answer) {}
