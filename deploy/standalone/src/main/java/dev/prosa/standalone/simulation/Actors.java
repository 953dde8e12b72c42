package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Acknowledgement;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// One customer, the agents who serve them, and what a story expects of both. The verbs a story is
/// written in.
final class Actors {

    private static final int COPIES = 5;

    private final Stage stage;
    private final Address channel;
    private final Address customer;
    private final ConversationId conversation;
    private final Expectations expectations;

    Actors(Stage stage, Address channel, Address customer, String name) {
        this.stage = stage;
        this.channel = channel;
        this.customer = customer;
        this.conversation = ConversationId.between(channel, customer);
        this.expectations = new Expectations(stage, conversation);
        stage.report().enters(conversation, name);
    }

    Expectations expect() {
        return expectations;
    }

    ConversationId conversationId() {
        return conversation;
    }

    // The customer

    void writes(String text) {
        post(InboundMessage.text(channel, customer, text), text, 1);
    }

    /// The channel delivers the same webhook five times at once.
    void writesFiveTimes(String text) {
        post(InboundMessage.text(channel, customer, text), text, COPIES);
    }

    /// Two messages in the same moment.
    void writesAtOnce(String one, String other) {
        stage.report().says(conversation, one);
        stage.report().says(conversation, other);
        List<CompletableFuture<Acknowledgement>> posted = List.of(
                stage.webhooks().post(InboundMessage.text(channel, customer, one)),
                stage.webhooks().post(InboundMessage.text(channel, customer, other)));
        posted.forEach(this::acknowledged);
    }

    private void post(InboundMessage message, String text, int copies) {
        stage.report().says(conversation, text);
        List<CompletableFuture<Acknowledgement>> posted = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            posted.add(stage.webhooks().post(message));
        }
        posted.forEach(this::acknowledged);
    }

    private void acknowledged(CompletableFuture<Acknowledgement> posted) {
        try {
            Acknowledgement answer = posted.join();
            if (!answer.accepted()) {
                stage.report().broken(conversation, "the webhook to be acknowledged", "HTTP " + answer.status());
            }
        } catch (CompletionException e) {
            stage.report().broken(conversation, "the webhook to be acknowledged", String.valueOf(e.getCause()));
        }
    }

    // Our side. Whoever acts has read everything that is stored.

    CommandAnswered accepts(String agent) {
        return give(agent, "accepts", new AcceptRequested(conversation, looking(agent(agent))));
    }

    CommandAnswered replies(String agent, String text) {
        return give(agent, "answers “" + text + "”", new ReplyRequested(conversation, looking(agent(agent)), text));
    }

    CommandAnswered closes(String agent) {
        return give(agent, "closes", new CloseRequested(conversation, looking(agent(agent))));
    }

    CommandAnswered supervisorCloses(String supervisor) {
        Sender sender = Sender.supervisor(supervisor, organization());
        return give(supervisor, "closes as supervisor", new CloseRequested(conversation, looking(sender)));
    }

    CommandAnswered transfers(String agent, String to) {
        return give(
                agent,
                "transfers to " + to,
                new TransferRequested(conversation, looking(agent(agent)), new AgentId(to)));
    }

    /// Two agents click in the same moment.
    List<CommandAnswered> acceptAtOnce(String one, String other) {
        CompletableFuture<CommandAnswered> first =
                stage.commands().send(new AcceptRequested(conversation, looking(agent(one))));
        CompletableFuture<CommandAnswered> second =
                stage.commands().send(new AcceptRequested(conversation, looking(agent(other))));
        stage.report().commands(conversation, one + " and " + other, "accept at once");
        return List.of(told(one, first), told(other, second));
    }

    private CommandAnswered give(String who, String what, Command command) {
        stage.report().commands(conversation, who, what);
        return told(who, stage.commands().send(command));
    }

    private CommandAnswered told(String who, CompletableFuture<CommandAnswered> asked) {
        try {
            CommandAnswered answer = asked.join();
            stage.report().answered(answer, who);
            return answer;
        } catch (CompletionException e) {
            throw new Failure(who + " was not answered: " + e.getCause());
        }
    }

    private CommandContext looking(Sender sender) {
        return sender.lookingAt(now());
    }

    private Sender agent(String id) {
        return Sender.agent(id, organization());
    }

    private OrganizationId organization() {
        return stage.organization();
    }

    // The clock

    /// Waits until shortly before the session's deadline, or until it has passed.
    void waitForDeadline(Duration offset) {
        Instant deadline = now().deadline();
        if (deadline != null) {
            Pause.until(deadline.plus(offset));
        }
    }

    /// A timer fires, as expiry-service or the sweeper would have it.
    void timerFires() {
        stage.claim(new TimeoutElapsed(
                conversation, now().session(), Instant.now(), Instant.now(), TimeoutElapsed.Source.SWEEPER));
    }

    private ConversationView now() {
        return expectations.conversation();
    }
}
