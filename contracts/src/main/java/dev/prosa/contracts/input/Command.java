package dev.prosa.contracts.input;

/// What an agent, a supervisor, an operator or the assistant asks for. Every command is answered.
public sealed interface Command extends LoggedInput
        permits AcceptRequested,
                ReplyRequested,
                TransferRequested,
                NoteRequested,
                CloseRequested,
                FailRequested,
                AssistantReplied,
                AssistantFailed,
                AssistantHandedOver {

    CommandContext command();
}
