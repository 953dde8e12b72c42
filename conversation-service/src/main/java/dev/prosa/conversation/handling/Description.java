package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.vocabulary.Actor;
import org.jspecify.annotations.Nullable;

/// How the history names an input: who gave it, and what is worth keeping of it besides its type.
record Description(String input, Actor by, @Nullable String detail) {

    static Description of(LoggedInput input) {
        return new Description(input.getClass().getSimpleName(), by(input), detail(input));
    }

    private static Actor by(LoggedInput input) {
        return switch (input) {
            case MessageReceived _ -> Actor.CUSTOMER;
            case DeliveryReported _, TimeoutElapsed _ -> Actor.SYSTEM;
            case Command command -> by(command.command());
        };
    }

    private static Actor by(CommandContext context) {
        String id = context.agentId().value();
        return switch (context.role()) {
            case AGENT -> Actor.agent(id);
            case SUPERVISOR, ADMINISTRATOR -> Actor.supervisor(id);
            case ASSISTANT -> Actor.ASSISTANT;
            case OPERATOR -> new Actor(Actor.Kind.SYSTEM, id);
        };
    }

    private static @Nullable String detail(LoggedInput input) {
        return switch (input) {
            case DeliveryReported report ->
                report.errorCode() == null ? report.status().name() : report.status() + " " + report.errorCode();
            case TimeoutElapsed timeout -> timeout.source() + " for " + timeout.fireAt();
            case TransferRequested transfer -> transfer.toAgent() == null ? "to the queue" : "to " + transfer.toAgent();
            case FailRequested fail -> fail.detail();
            case AssistantFailed failure -> failure.error();
            case AssistantHandedOver handover -> handover.reason();
            default -> null;
        };
    }
}
