package dev.prosa.conversation.commands;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
import org.jspecify.annotations.Nullable;

/// What the body of a request asks for. Who asks, and about which conversation, stands elsewhere.
public sealed interface Wish {

    /// The session the sender means, from 1; null means the current one.
    @Nullable
    Integer session();

    /// Position of the last message on the sender's screen, from 0; null where it is not said.
    @Nullable
    Long seen();

    /// @throws dev.prosa.conversation.agents.BadParameterException naming the first field at fault
    default void check() {
        Fields.atLeast("session", 1, session());
        Fields.atLeast("seen", 0, seen());
    }

    Command about(ConversationId conversation, CommandContext context);

    /// To serve the session.
    record Accept(@Nullable Integer session, @Nullable Long seen) implements Wish {

        static final Accept PLAIN = new Accept(null, null);

        @Override
        public Command about(ConversationId conversation, CommandContext context) {
            return new AcceptRequested(conversation, context);
        }
    }

    /// To answer the customer.
    ///
    /// @param body 1 to 4096 characters, not blank
    record Reply(
            @Nullable String body,
            @Nullable Integer session,
            @Nullable Long seen) implements Wish {

        @Override
        public void check() {
            Fields.text("body", body);
            Wish.super.check();
        }

        @Override
        public Command about(ConversationId conversation, CommandContext context) {
            return new ReplyRequested(conversation, context, Fields.text("body", body));
        }
    }

    /// To hand the session on.
    ///
    /// @param toAgent who shall serve, 1 to 128 characters; absent puts the session into the queue
    record Transfer(
            @Nullable String toAgent,
            @Nullable Integer session,
            @Nullable Long seen) implements Wish {

        static final Transfer TO_THE_QUEUE = new Transfer(null, null, null);

        @Override
        public void check() {
            Fields.agent("toAgent", toAgent);
            Wish.super.check();
        }

        @Override
        public Command about(ConversationId conversation, CommandContext context) {
            return new TransferRequested(conversation, context, toAgent == null ? null : new AgentId(toAgent));
        }
    }

    /// To keep a note that the customer never sees.
    ///
    /// @param body 1 to 4096 characters, not blank
    record Note(
            @Nullable String body,
            @Nullable Integer session,
            @Nullable Long seen) implements Wish {

        @Override
        public void check() {
            Fields.text("body", body);
            Wish.super.check();
        }

        @Override
        public Command about(ConversationId conversation, CommandContext context) {
            return new NoteRequested(conversation, context, Fields.text("body", body));
        }
    }

    /// To close the session.
    ///
    /// @param seen required: nobody closes over what they have not read
    record Close(@Nullable Long seen, @Nullable Integer session) implements Wish {

        @Override
        public void check() {
            Fields.required("seen", "the position of the last message you have seen, 0 for none", seen);
            Wish.super.check();
        }

        @Override
        public Command about(ConversationId conversation, CommandContext context) {
            return new CloseRequested(conversation, context);
        }
    }
}
