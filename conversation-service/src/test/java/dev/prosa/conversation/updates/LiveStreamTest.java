package dev.prosa.conversation.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.identity.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;

class LiveStreamTest {

    private static final OrganizationId ACME = OrganizationId.named("acme");

    private final AtomicInteger disconnected = new AtomicInteger();
    private final LiveStream stream = new LiveStream(ACME, Duration.ofHours(1), 2, disconnected::incrementAndGet);

    @Test
    void whatAClientHadFromAnotherInstanceIsNotToldAgain() {
        stream.hasHad(Positions.of(10, 7));
        stream.begin(Positions.of(12, 5));

        stream.read(update(1, 5, Positions.of(12, 6)));
        stream.read(update(1, 6, Positions.of(12, 7)));
        stream.read(update(1, 7, Positions.of(12, 8)));

        assertThat(told()).containsExactly(Positions.of(12, 8).id());
    }

    @Test
    void anIdNeverFallsBehindWhatTheClientHad() {
        stream.hasHad(Positions.of(10, 7));
        stream.begin(Positions.of(12, 5));

        stream.read(update(0, 12, Positions.of(13, 5)));

        assertThat(told()).containsExactly(Positions.of(13, 7).id());
    }

    @Test
    void aFullBufferDisconnects() {
        stream.begin(Positions.of(0));
        for (int offset = 0; offset < 2; offset++) {
            stream.read(update(0, offset, Positions.of(offset + 1)));
        }
        assertThat(disconnected).hasValue(0);

        stream.read(update(0, 2, Positions.of(3)));
        stream.read(update(0, 3, Positions.of(4)));

        assertThat(disconnected).hasValue(1);
        assertThat(told()).containsExactly(Positions.of(1).id(), Positions.of(2).id());
    }

    @Test
    void thereIsNoneBeforeTheFeedHasBegun() {
        assertThatThrownBy(stream::begun).isInstanceOf(StreamsUnavailableException.class);
    }

    /// The IDs of all that was told until the end.
    private List<String> told() {
        stream.end();
        return stream.events().map(ServerSentEvent::id).collectList().block(Duration.ofSeconds(10));
    }

    private static Update update(int partition, long offset, Positions after) {
        return new Update(Records.changed(ACME, partition, offset), after);
    }
}
