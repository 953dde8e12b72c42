package dev.prosa.ingress.delivery;

import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.ingress.delivery.twilio.LookUp;
import dev.prosa.ingress.delivery.twilio.SendResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The way of one message, as often as it takes:
///
/// ```
///             ┌────── not taken, a pause ──────┐
///             ▼                                │
/// ──▶ to be sent ── claim, post ──▶ answer ────┴──▶ accepted, refused: report, settle
///       ▲                             │ unclear, or found claimed
///       └──── missing ── look up ◀────┘ (a pause)
///                          └── found: report, settle
/// ```
final class Journey {

    /// WhatsApp takes no free text more than 24 hours after the customer's last message.
    static final int WINDOW_CLOSED = 63016;

    private final Courier courier;
    private final Outgoing outgoing;
    private final Holding holding;
    private final Backoff backoff;
    private @Nullable Instant claimedAt;
    private boolean unclear;
    private boolean windowClosed;
    private boolean attempted;

    /// @param claimedAt when an earlier owner of the partition claimed it; null if none did
    Journey(Courier courier, Outgoing outgoing, Holding holding, @Nullable Instant claimedAt) {
        this.courier = courier;
        this.outgoing = outgoing;
        this.holding = holding;
        this.backoff = new Backoff(courier.properties());
        this.claimedAt = claimedAt;
        this.unclear = claimedAt != null;
    }

    void travel() throws InterruptedException {
        if (unclear) {
            holding.rest(courier.properties().lookUpAfter());
        }
        boolean done = false;
        while (!done) {
            done = unclear ? lookUp() : send();
        }
    }

    /// Whether the journey is over.
    private boolean lookUp() throws InterruptedException {
        Instant since = claimedAt == null ? courier.now() : claimedAt;
        return switch (courier.lookUp(outgoing, holding, since)) {
            case LookUp.Found(var sid, var status, var errorCode) -> {
                courier.end(outgoing, holding, Ending.FOUND, sid, status, errorCode);
                yield true;
            }
            case LookUp.Missing _ -> {
                unclear = false;
                yield attempted && isGivenUp();
            }
            case LookUp.Failed _ -> {
                holding.rest(backoff.next(null));
                yield false;
            }
        };
    }

    private boolean send() throws InterruptedException {
        windowClosed |= courier.isWindowClosed(outgoing);
        String template = windowClosed ? courier.properties().contentSid() : null;
        if (windowClosed && template == null) {
            courier.end(outgoing, holding, Ending.WINDOW_CLOSED, null, DeliveryStatus.UNDELIVERED, WINDOW_CLOSED);
            return true;
        }
        if (claimedAt == null) {
            claimedAt = courier.now();
        }
        attempted = true;
        return switch (courier.send(outgoing, holding, claimedAt, template)) {
            case SendResult.Accepted(var sid, var status) -> {
                courier.end(outgoing, holding, Ending.ACCEPTED, sid, status, null);
                yield true;
            }
            case SendResult.Refused(int code) -> refused(code, template);
            case SendResult.NotTaken later -> notTaken(later.retryAfter());
            case SendResult.Unclear unknown -> {
                unclear = true;
                holding.rest(longer(courier.properties().lookUpAfter(), backoff.next(unknown.retryAfter())));
                yield false;
            }
        };
    }

    /// Twilio knows better than our clock when the window closes: then a template has its turn.
    private boolean refused(int code, @Nullable String template) throws InterruptedException {
        if (code == WINDOW_CLOSED && template == null) {
            windowClosed = true;
            return false;
        }
        DeliveryStatus status = code == WINDOW_CLOSED ? DeliveryStatus.UNDELIVERED : DeliveryStatus.FAILED;
        courier.end(outgoing, holding, Ending.REFUSED, null, status, code);
        return true;
    }

    private boolean notTaken(@Nullable Duration retryAfter) throws InterruptedException {
        if (isGivenUp()) {
            return true;
        }
        holding.rest(backoff.next(retryAfter));
        return false;
    }

    /// Only where it is certain that Twilio has not got the message.
    private boolean isGivenUp() throws InterruptedException {
        if (!courier.isTooOld(outgoing)) {
            return false;
        }
        courier.end(outgoing, holding, Ending.GIVEN_UP, null, DeliveryStatus.FAILED, null);
        return true;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
