package dev.prosa.conversation.store;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// A column of rows on its way to PostgreSQL, as a one-dimensional array in binary format. The
/// driver's own arrays are text, which costs both ends a good part of a batch's time to write and
/// to parse.
///
/// @param type of the elements
/// @param values of the Java type that belongs to it, or null
record ArrayParameter(ElementType type, @Nullable Object[] values) {

    private static final int DIMENSIONS = 1;
    private static final int MAY_HOLD_NULLS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int NULL_LENGTH = -1;

    void write(ByteBuf buffer) {
        buffer.writeInt(DIMENSIONS).writeInt(MAY_HOLD_NULLS).writeInt(type.objectId());
        buffer.writeInt(values.length).writeInt(FIRST_INDEX);
        for (@Nullable Object value : values) {
            int lengthAt = buffer.writerIndex();
            buffer.writeInt(NULL_LENGTH);
            if (value != null) {
                type.write(buffer, value);
                buffer.setInt(lengthAt, buffer.writerIndex() - lengthAt - Integer.BYTES);
            }
        }
    }

    @Override
    public String toString() {
        return values.length + " values of " + type; // which may be customers' words
    }
}
