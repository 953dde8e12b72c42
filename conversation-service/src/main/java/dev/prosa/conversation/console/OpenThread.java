package dev.prosa.conversation.console;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.agents.ConversationItem;
import dev.prosa.conversation.people.Caller;
import java.util.List;

/// A conversation on somebody's screen.
///
/// @param earlier whether there are messages before the first shown
record OpenThread(Caller caller, ListedConversation line, List<Entry> entries, boolean earlier, Wording wording) {

    public ConversationItem conversation() {
        return line.conversation();
    }

    public boolean isOpen() {
        return conversation().status().isOpen();
    }

    public boolean isMine() {
        Actor serving = conversation().servedBy();
        return serving != null && caller.agent().value().equals(serving.id());
    }

    /// Served by people, not by the assistant, from whom anybody may take over.
    private boolean isAnothers() {
        Actor serving = conversation().servedBy();
        return serving != null && serving.kind() != Actor.Kind.ASSISTANT && !isMine();
    }

    public boolean mayAccept() {
        return isOpen() && !isMine() && !isAnothers();
    }

    /// Where nobody serves, whoever answers does. Of a closed conversation the machine knows.
    public boolean mayReply() {
        return !isOpen() || !isAnothers();
    }

    public boolean mayTransfer() {
        return isOpen() && (isMine() || caller.role().supervises());
    }

    public boolean mayClose() {
        return isOpen() && (isMine() || caller.role().supervises());
    }

    public boolean supervises() {
        return caller.role() == Role.SUPERVISOR || caller.role() == Role.ADMINISTRATOR;
    }

    public String status() {
        return wording.status(conversation().status());
    }

    /// Of the first message shown; 1 where there is none.
    public long firstPosition() {
        return entries.stream()
                .filter(Entry.Said.class::isInstance)
                .mapToLong(entry -> ((Entry.Said) entry).message().position())
                .min()
                .orElse(1);
    }

    /// Who serves, in words.
    public String served() {
        return conversation().servedBy() == null
                ? wording.text("thread.unserved")
                : wording.text("thread.served", wording.who(conversation().servedBy()));
    }
}
