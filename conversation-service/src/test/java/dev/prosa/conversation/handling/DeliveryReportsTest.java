package dev.prosa.conversation.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Twilio's callbacks come in any order; the status that ranks higher stands, in PostgreSQL too.
class DeliveryReportsTest {

    private static final Customer CUSTOMER = RunningService.customer("+1000");

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void aLateSentNeverOverwritesDeliveredWhetherTheyCameTogetherOrNot(int together) {
        assertThat(stored(together, DeliveryStatus.QUEUED, DeliveryStatus.DELIVERED, DeliveryStatus.SENT))
                .containsExactly("(DELIVERED)");
    }

    @Test
    void whatWasReadIsNoLongerOnlyDelivered() {
        assertThat(stored(1, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.DELIVERED))
                .containsExactly("(READ)");
    }

    private static List<String> stored(int together, DeliveryStatus... statuses) {
        Log log = new Log().add(CUSTOMER.writes("SM1", "Oi"));
        for (DeliveryStatus status : statuses) {
            log.add(report(status));
        }
        try (TestStore store = new TestStore()) {
            TransactionalBatchHandler handler = store.handler();
            for (int from = 0; from < log.size(); from += together) {
                store.handle(handler, log.batch(from, Math.min(log.size(), from + together)));
            }
            return store.rows("SELECT status FROM delivery");
        }
    }

    private static DeliveryReported report(DeliveryStatus status) {
        return new DeliveryReported(
                CUSTOMER.id(),
                new MessageSid("SMout"),
                null,
                null,
                "AC0",
                RunningService.CHANNEL,
                CUSTOMER.address(),
                status,
                null,
                false,
                Instant.now(),
                List.of());
    }
}
