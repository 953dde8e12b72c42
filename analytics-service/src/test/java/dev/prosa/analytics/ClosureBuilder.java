package dev.prosa.analytics;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.ClosedConversation.Closing;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.vocabulary.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A closed session of one conversation, as the test tells it. Opened at 09:00 on 2 November 2026,
/// closed an hour later.
public final class ClosureBuilder {

    public static final OrganizationId BAKERY = OrganizationId.named("bakery");
    public static final Instant NINE = Instant.parse("2026-11-02T09:00:00Z");

    private ConversationId conversation = new ConversationId(UUID.randomUUID());
    private OrganizationId organization = BAKERY;
    private int session = 1;
    private int revision = 1;
    private Outcome outcome = Outcome.CLOSED;
    private CloseReason reason = CloseReason.IDLE_TIMEOUT;
    private Instant openedAt = NINE;
    private Instant closedAt = NINE.plus(Duration.ofHours(1));
    private @Nullable String acceptedBy;
    private @Nullable Instant firstResponseAt;
    private long handlingMillis = 60_000;
    private int reopenings;
    private @Nullable Integer satisfaction;
    private final List<Closing> closings = new ArrayList<>();

    public static ClosureBuilder closure() {
        return new ClosureBuilder();
    }

    public ClosureBuilder of(ConversationId id) {
        conversation = id;
        return this;
    }

    public ClosureBuilder of(OrganizationId id) {
        organization = id;
        return this;
    }

    public ClosureBuilder session(int number) {
        session = number;
        return this;
    }

    public ClosureBuilder revision(int number) {
        revision = number;
        return this;
    }

    public ClosureBuilder reason(CloseReason why) {
        reason = why;
        return this;
    }

    public ClosureBuilder reopened() {
        outcome = Outcome.REOPENED;
        reopenings = 1;
        return this;
    }

    public ClosureBuilder reopenings(int count) {
        reopenings = count;
        return this;
    }

    public ClosureBuilder closedAt(String instant) {
        closedAt = Instant.parse(instant);
        return this;
    }

    public ClosureBuilder acceptedBy(String agent) {
        acceptedBy = agent;
        return this;
    }

    public ClosureBuilder firstResponseAfter(Duration wait) {
        firstResponseAt = openedAt.plus(wait);
        return this;
    }

    public ClosureBuilder handled(Duration time) {
        handlingMillis = time.toMillis();
        return this;
    }

    public ClosureBuilder satisfaction(int score) {
        satisfaction = score;
        return this;
    }

    public ClosureBuilder closing(CloseReason why, Actor by) {
        closings.add(new Closing(why, by, closedAt));
        return this;
    }

    public ClosedConversation build() {
        return new ClosedConversation(
                conversation,
                session,
                revision,
                organization,
                Channel.WHATSAPP,
                outcome,
                reason,
                null,
                Actor.SYSTEM,
                openedAt,
                acceptedBy == null ? null : openedAt,
                acceptedBy,
                firstResponseAt,
                closedAt,
                null,
                3,
                2,
                0,
                0,
                reopenings,
                0,
                null,
                null,
                null,
                handlingMillis,
                Author.CUSTOMER,
                satisfaction,
                closings,
                new Evidence(0, 42));
    }
}
