package dev.prosa.conversation.commands;

import dev.prosa.contracts.wire.Json;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How bodies are read: closed, each field once, bounded in size.
final class CommandBodies {

    /// 4,096 characters, each escaped, and some room.
    static final int MOST_BYTES = 32 * 1024;

    private CommandBodies() {}

    static JacksonJsonDecoder decoder() {
        JsonMapper strict = Json.MAPPER
                .rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        JacksonJsonDecoder decoder = new JacksonJsonDecoder(strict);
        decoder.setMaxInMemorySize(MOST_BYTES);
        return decoder;
    }
}
