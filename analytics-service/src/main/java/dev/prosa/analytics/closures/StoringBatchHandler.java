package dev.prosa.analytics.closures;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One transaction for the whole batch. A batch the database refuses for its data is halved until
/// the record it refuses stands alone; that one is kept as unreadable. Whatever else goes wrong is
/// for the caller to try again.
final class StoringBatchHandler implements BatchHandler {

    private static final Logger log = LoggerFactory.getLogger(StoringBatchHandler.class);

    private final ClosureStore store;
    private final Duration timeout;

    StoringBatchHandler(ClosureStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
    }

    @Override
    public Stored handle(List<ConsumerRecord<byte[], byte[]>> records) {
        Stored stored = store(records.stream().map(ClosureDecoder::decode).toList());
        if (stored.unreadable() > 0) {
            log.atWarn().addKeyValue("records", stored.unreadable()).log("unreadable records kept");
        }
        return stored;
    }

    private Stored store(List<Decoded> batch) {
        try {
            Stored stored = store.store(batch).block(timeout);
            return stored == null ? Stored.NOTHING : stored;
        } catch (RuntimeException e) {
            String refusal = refusal(e);
            if (refusal == null) {
                throw e;
            }
            return storeHalves(batch, refusal);
        }
    }

    private Stored storeHalves(List<Decoded> batch, String refusal) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return store(batch.subList(0, half)).plus(store(batch.subList(half, batch.size())));
        }
        return switch (batch.getFirst()) {
            case Decoded.Closure closure -> store(List.of(new Decoded.Unreadable(closure.record(), refusal)));
            case Decoded.Unreadable _ ->
                throw new IllegalStateException("the database refuses even an unreadable record: " + refusal);
        };
    }

    /// The SQLSTATE if the data is at fault (classes 22 and 23), null otherwise. The message might
    /// quote the data.
    private static @Nullable String refusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(R2dbcException.class::isInstance)
                .map(cause -> ((R2dbcException) cause).getSqlState())
                .filter(state -> state != null && (state.startsWith("22") || state.startsWith("23")))
                .findFirst()
                .map(state -> "refused by the database, SQLSTATE " + state)
                .orElse(null);
    }
}
