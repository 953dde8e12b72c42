package dev.prosa.conversation.agents;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// Where a list of conversations stopped: the last one's time and ID. Opaque to whoever carries it.
record Cursor(Instant updatedAt, UUID conversationId) {

    private static final int BYTES = 3 * Long.BYTES;

    /// PostgreSQL counts microseconds.
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt))
                .putLong(conversationId.getMostSignificantBits())
                .putLong(conversationId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @throws BadParameterException if the text is none of ours
    static Cursor read(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                Instant updatedAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                return new Cursor(updatedAt, new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw none(text);
        }
        throw none(text);
    }

    private static BadParameterException none(String text) {
        return BadParameterException.of("cursor", "the 'next' of an earlier answer", text);
    }
}
