package dev.prosa.conversation.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// Teaches the driver to send [ArrayParameter]s. It only encodes.
final class ArrayParameterCodec implements Codec<ArrayParameter> {

    private final ByteBufAllocator buffers;

    private ArrayParameterCodec(ByteBufAllocator buffers) {
        this.buffers = buffers;
    }

    /// The driver finds it by `META-INF/services`.
    public static final class Registrar implements CodecRegistrar {

        @Override
        public Publisher<Void> register(
                PostgresqlConnection connection, ByteBufAllocator buffers, CodecRegistry registry) {
            return Mono.fromRunnable(() -> registry.addFirst(new ArrayParameterCodec(buffers)));
        }
    }

    @Override
    public boolean canEncode(Object value) {
        return value instanceof ArrayParameter;
    }

    @Override
    public EncodedParameter encode(Object value) {
        ArrayParameter array = (ArrayParameter) value;
        return encode(array, array.type().arrayObjectId());
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        return new EncodedParameter(
                Format.FORMAT_BINARY, dataType, Mono.fromSupplier(() -> written((ArrayParameter) value)));
    }

    private ByteBuf written(ArrayParameter array) {
        ByteBuf buffer = buffers.buffer();
        try {
            array.write(buffer);
            return buffer;
        } catch (RuntimeException e) {
            buffer.release();
            throw e;
        }
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public ArrayParameter decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends ArrayParameter> type) {
        throw new UnsupportedOperationException("array parameters go to PostgreSQL only");
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("an array parameter is never null");
    }
}
