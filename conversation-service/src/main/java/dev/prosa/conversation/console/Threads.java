package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.conversation.agents.MessageItem;
import dev.prosa.conversation.agents.MessageQueries;
import dev.prosa.conversation.agents.NoSuchConversationException;
import dev.prosa.conversation.agents.Sight;
import dev.prosa.conversation.people.Caller;
import java.util.List;
import reactor.core.publisher.Mono;

/// Loads a conversation for the screen. Statements: 3.
final class Threads {

    /// Messages shown at first, the latest ones.
    static final int SHOWN = 100;

    private final ConversationLists lists;
    private final MessageQueries messages;
    private final Happenings happenings;

    Threads(ConversationLists lists, MessageQueries messages, Happenings happenings) {
        this.lists = lists;
        this.messages = messages;
        this.happenings = happenings;
    }

    /// @param before shows what was said before this position; a very high one for the latest
    /// @throws NoSuchConversationException as an error, also if it is another organisation's
    Mono<OpenThread> load(Caller caller, ConversationId id, long before, Wording wording) {
        return lists.one(caller, id)
                .switchIfEmpty(Mono.error(() -> new NoSuchConversationException(id)))
                .flatMap(line -> load(caller, line, before, wording));
    }

    private Mono<OpenThread> load(Caller caller, ListedConversation line, long before, Wording wording) {
        ConversationId id = new ConversationId(line.conversation().conversationId());
        long last = Math.min(line.conversation().lastPosition(), before - 1);
        long after = Math.max(0, last - SHOWN);
        return messages.read(id, Sight.of(caller), after, (int) Math.clamp(last - after, 1, SHOWN))
                .flatMap(page -> happenings
                        .since(caller, id, after == 0 ? 0 : firstOffset(page.items()))
                        .map(turns -> new OpenThread(
                                caller, line, Timeline.of(page.items(), turns, wording), after > 0, wording)));
    }

    private static long firstOffset(List<MessageItem> messages) {
        return messages.isEmpty() ? 0 : messages.getFirst().evidence().offset();
    }
}
