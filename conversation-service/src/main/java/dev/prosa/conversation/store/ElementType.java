package dev.prosa.conversation.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;

/// The types of columns, by PostgreSQL's object IDs, which never change, and how a value is written
/// in binary.
enum ElementType {
    TEXT(25, 1009, (buffer, value) -> ByteBufUtil.writeUtf8(buffer, (String) value)),
    UUID_VALUE(
            2950,
            2951,
            (buffer, value) -> buffer.writeLong(((UUID) value).getMostSignificantBits())
                    .writeLong(((UUID) value).getLeastSignificantBits())),
    INTEGER(23, 1007, (buffer, value) -> buffer.writeInt((Integer) value)),
    BIGINT(20, 1016, (buffer, value) -> buffer.writeLong((Long) value)),
    DOUBLE(701, 1022, (buffer, value) -> buffer.writeDouble((Double) value)),
    INSTANT(1184, 1185, (buffer, value) -> buffer.writeLong(microsSince2000((Instant) value)));

    private static final long EPOCH_2000 = 946_684_800L;

    private final int objectId;
    private final int arrayObjectId;
    private final BiConsumer<ByteBuf, Object> writing;

    ElementType(int objectId, int arrayObjectId, BiConsumer<ByteBuf, Object> writing) {
        this.objectId = objectId;
        this.arrayObjectId = arrayObjectId;
        this.writing = writing;
    }

    int objectId() {
        return objectId;
    }

    int arrayObjectId() {
        return arrayObjectId;
    }

    void write(ByteBuf buffer, Object value) {
        writing.accept(buffer, value);
    }

    /// PostgreSQL keeps microseconds; what is finer is cut off, also before 2000.
    private static long microsSince2000(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH_2000, 1_000_000L), instant.getNano() / 1_000);
    }
}
