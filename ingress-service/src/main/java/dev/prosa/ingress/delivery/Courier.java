package dev.prosa.ingress.delivery;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.delivery.sends.SendLedger;
import dev.prosa.ingress.delivery.sends.Standing;
import dev.prosa.ingress.delivery.twilio.LookUp;
import dev.prosa.ingress.delivery.twilio.SendResult;
import dev.prosa.ingress.delivery.twilio.TwilioMessages;
import dev.prosa.ingress.delivery.twilio.Wanted;
import dev.prosa.ingress.publishing.UnacknowledgedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// What a message's journey is made of: claim, post, look up, report, settle. Every wait is on a virtual
/// thread; no request holds a thread of the platform.
final class Courier {

    private static final Duration REPORT_PAUSE = Duration.ofMillis(500);

    private final TwilioMessages twilio;
    private final SendLedger ledger;
    private final Reports reports;
    private final DeliveryProperties properties;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Semaphore requests;

    Courier(
            TwilioMessages twilio,
            SendLedger ledger,
            Reports reports,
            DeliveryProperties properties,
            DeliveryMetrics metrics,
            Clock clock) {
        this.twilio = twilio;
        this.ledger = ledger;
        this.reports = reports;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
        this.requests = new Semaphore(properties.maxConcurrent(), true);
    }

    /// Returns when nothing is to be done for the message any more.
    ///
    /// @throws InterruptedException if the partition is given up meanwhile
    void deliver(Outgoing outgoing, Holding holding) throws InterruptedException {
        Standing standing = holding.standings().of(outgoing.message().conversationId());
        if (standing != null && standing.covers(outgoing.version())) {
            return; // it came twice
        }
        Instant claimedAt = standing == null ? null : standing.claimOf(outgoing.version());
        new Journey(this, outgoing, holding, claimedAt).travel();
    }

    DeliveryProperties properties() {
        return properties;
    }

    boolean isWindowClosed(Outgoing outgoing) {
        Instant closesAt = outgoing.message().windowClosesAt();
        return closesAt != null && !clock.instant().isBefore(closesAt);
    }

    boolean isTooOld(Outgoing outgoing) {
        return outgoing.message().decidedAt().plus(properties.giveUpAfter()).isBefore(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    /// Claims and posts. The turn is waited for before the claim, so that a claim is followed by its post.
    SendResult send(Outgoing outgoing, Holding holding, Instant claimedAt, @Nullable String contentSid)
            throws InterruptedException {
        requests.acquire();
        try {
            write(outgoing, holding, OutboundSend.State.CLAIMED, claimedAt, sids(outgoing, holding));
            SendResult result = await(twilio.send(outgoing.message(), contentSid));
            metrics.sent(result);
            return result;
        } finally {
            requests.release();
        }
    }

    LookUp lookUp(Outgoing outgoing, Holding holding, Instant claimedAt) throws InterruptedException {
        requests.acquire();
        try {
            Wanted wanted = Wanted.claimed(
                    outgoing.message(), claimedAt, sids(outgoing, holding), properties.contentSid() != null);
            LookUp result = await(twilio.find(wanted));
            metrics.lookedUp(result);
            return result;
        } finally {
            requests.release();
        }
    }

    /// Reports, and only then settles: whoever comes between looks the message up and reports it again.
    void end(
            Outgoing outgoing,
            Holding holding,
            Ending ending,
            @Nullable MessageSid sid,
            DeliveryStatus status,
            @Nullable Integer errorCode)
            throws InterruptedException {
        MessageSid name = sid == null ? Reports.withoutSid(outgoing.message()) : sid;
        String account = twilio.accountOf(outgoing.message()).sid();
        while (true) {
            try {
                await(reports.report(outgoing, account, name, status, errorCode));
                break;
            } catch (UnacknowledgedException _) {
                holding.rest(REPORT_PAUSE);
            }
        }
        List<MessageSid> known = sids(outgoing, holding);
        List<MessageSid> accepted = sid == null
                ? known
                : Stream.concat(Stream.of(sid), known.stream())
                        .limit(OutboundSend.MOST_RECENT)
                        .toList();
        write(outgoing, holding, OutboundSend.State.SETTLED, clock.instant(), accepted);
        metrics.ended(outgoing, ending, errorCode, clock.instant());
    }

    private void write(Outgoing outgoing, Holding holding, OutboundSend.State state, Instant at, List<MessageSid> sids)
            throws InterruptedException {
        OutboundSend send = new OutboundSend(
                outgoing.message().messageId(),
                outgoing.message().conversationId(),
                state,
                outgoing.version().id(),
                at,
                sids);
        await(Mono.fromFuture(ledger.write(holding, send, outgoing.traceparent())));
        holding.standings().put(send);
    }

    private static List<MessageSid> sids(Outgoing outgoing, Holding holding) {
        return holding.standings().sidsOf(outgoing.message().conversationId());
    }

    private static <T> T await(Mono<T> answer) throws InterruptedException {
        try {
            return Objects.requireNonNull(answer.toFuture().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
