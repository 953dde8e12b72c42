package dev.prosa.conversation.handling;

import dev.prosa.contracts.wire.Json;

/// Turns what leaves into the text that is stored of it.
@FunctionalInterface
interface ValueWriter {

    /// What everything but a simulation uses.
    ValueWriter JSON = Json::writeText;

    String write(Object value);
}
