package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.ConversationMachine;
import dev.prosa.conversation.domain.Decision;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import dev.prosa.conversation.handling.BatchResult.Note;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.Incoming.Unreadable;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandAnswerRow;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.StoredConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds a batch, in log order, in memory: pure. What it needs to know is loaded before, what it
/// decides is stored
/// after. Lives for one batch.
final class BatchDecider {

    private final Rules rules;
    private final InputTranslator translator;
    private final TextBook texts;
    private final ValueWriter values;
    private final Map<ConversationId, StoredConversation> stored;
    private final Set<KnownMessage> messages;
    private final Map<CommandKey, CommandAnswerRow> answers;
    private final Map<ConversationId, Working> conversations = new HashMap<>();
    private final Rows rows = new Rows();
    private final List<Note> notes = new ArrayList<>();

    BatchDecider(Rules rules, ClosureDetector detector, TextBook texts, Known known) {
        this(rules, detector, texts, known, ValueWriter.JSON);
    }

    /// @param values writes what leaves
    BatchDecider(Rules rules, ClosureDetector detector, TextBook texts, Known known, ValueWriter values) {
        this.rules = rules;
        this.translator = new InputTranslator(detector);
        this.texts = texts;
        this.values = values;
        this.stored = known.conversations();
        this.messages = new HashSet<>(known.messages());
        this.answers = new HashMap<>(known.answers());
    }

    record DecidedBatch(BatchWrites writes, List<Note> notes) {}

    DecidedBatch decide(List<Incoming> records) {
        for (Incoming record : records) {
            switch (record) {
                case Unreadable unreadable -> park(unreadable);
                case Readable readable -> decide(readable);
            }
        }
        List<StoredConversation> changed = conversations.values().stream()
                .filter(Working::isChanged)
                .map(Working::toStore)
                .toList();
        return new DecidedBatch(rows.writes(changed), notes);
    }

    private void decide(Readable record) {
        LoggedInput input = record.input();
        Working conversation =
                conversations.computeIfAbsent(input.conversationId(), id -> Working.of(id, stored.get(id)));
        Ownership ownership = ownership(conversation, record);
        if (ownership == null && input instanceof MessageReceived) {
            park(record.parked(ParkReason.NOBODY_OWNS_ADDRESS, "register the channel address, then replay"));
            return;
        }
        Instant at = conversation.notBefore(record.at());
        OrganizationId owner = ownership == null ? fallback(conversation, input) : ownership.organization();
        OrganizationPolicy policy = policy(conversation, record, owner);
        Recorder recorder = new Recorder(conversation, record, policy, texts, rows, values);
        History history = new History(record, conversation.state(), at, ownership, policy);
        switch (input) {
            case MessageReceived message
            when !messages.add(new KnownMessage(message.conversationId(), message.messageSid())) ->
                note(history.ignored(Ignored.Why.DUPLICATE_MESSAGE), recorder, history);
            case Command command
            when answers.containsKey(CommandIdentity.key(command)) -> answerAgain(command, recorder, history, at);
            default -> {
                ConversationInput translated = read(record, translator.translate(input, at, owner));
                Decision decision = ConversationMachine.decide(conversation.state(), translated, policy.policy());
                history.readAs(translated);
                recorder.apply(decision.events());
                if (decision instanceof Decision.Accepted) {
                    recorder.update(history.by(), at);
                }
                if (input instanceof Command command) {
                    answer(command, decision, recorder, at);
                }
                note(decision, recorder, history);
            }
        }
    }

    private void answer(Command command, Decision decision, Recorder recorder, Instant at) {
        CommandKey key = CommandIdentity.key(command);
        CommandAnswered answer = recorder.answering(command, decision, at);
        CommandAnswerRow row = new CommandAnswerRow(key, CommandIdentity.bodyHash(command), answer);
        answers.put(key, row);
        rows.answers.add(row);
        recorder.answer(answer);
    }

    /// The same command again gets the same answer; another one under its ID is refused.
    private void answerAgain(Command command, Recorder recorder, History history, Instant at) {
        CommandAnswerRow known = answers.get(CommandIdentity.key(command));
        if (known != null && Arrays.equals(known.bodyHash(), CommandIdentity.bodyHash(command))) {
            recorder.answer(known.answer());
            note(history.ignored(Ignored.Why.DUPLICATE_COMMAND), recorder, history);
            return;
        }
        Decision refused = new Rejected(Rejected.Why.COMMAND_ID_REUSED);
        recorder.answer(recorder.answering(command, refused, at));
        note(refused, recorder, history);
    }

    private void note(Decision decision, Recorder recorder, History history) {
        rows.transitions.add(history.row(decision, recorder.state(), recorder.emitted()));
        notes.add(history.note(decision, recorder.outcome(), recorder.state()));
    }

    private void park(Unreadable record) {
        rows.outbox.add(Parking.park(record));
        notes.add(new Note("UNKNOWN", "PARKED", record.reason().name(), "NONE", "NONE"));
    }

    private ConversationInput read(Readable record, ConversationInput input) {
        return input
                        instanceof
                        ConversationInput.MessageReceived(var at, var owner, var channel, var sid, var now, var answer)
                ? new ConversationInput.MessageReceived(at, owner, channel, sid, rules.reading(record, now), answer)
                : input;
    }

    private @Nullable Ownership ownership(Working conversation, Readable record) {
        Address channel = switch (record.input()) {
            case MessageReceived message -> message.channelAddress();
            case DeliveryReported report -> report.channelAddress();
            case TimeoutElapsed _, Command _ -> conversation.channelAddress();
        };
        return channel == null ? null : rules.ownerOf(record, channel);
    }

    /// An address nobody owns any more stays with the session's organisation until somebody else
    /// registers it.
    private static OrganizationId fallback(Working conversation, LoggedInput input) {
        OrganizationId organization = conversation.organization();
        if (organization != null) {
            return organization;
        }
        return input instanceof Command command ? command.command().organizationId() : History.NOBODY;
    }

    private OrganizationPolicy policy(Working conversation, Readable record, OrganizationId owner) {
        OrganizationId organization = conversation.organization();
        OrganizationPolicy policy = rules.policyOf(record, organization == null ? owner : organization);
        return policy == null ? History.NO_POLICY : policy;
    }
}
