package dev.prosa.simulation;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.simulation.People.Contact;
import java.util.ArrayList;
import java.util.List;

/// What happens in a run, in words; told only where somebody listens.
final class Tale {

    private final boolean told;
    private final List<String> lines = new ArrayList<>();

    Tale(boolean told) {
        this.told = told;
    }

    boolean isTold() {
        return told;
    }

    void tell(String line) {
        lines.add(line);
    }

    void tell(Contact contact, LoggedInput input) {
        String who = switch (input) {
            case MessageReceived message -> "customer says '" + message.body() + "' (" + message.messageSid() + ")";
            case Command command ->
                command.command().role() + " " + command.command().agentId().value() + ": "
                        + input.getClass().getSimpleName() + " ("
                        + command.command().commandId() + ", session "
                        + command.command().session() + ", seen "
                        + command.command().seen() + ")";
            default -> input.getClass().getSimpleName();
        };
        lines.add("conversation " + People.CONTACTS.indexOf(contact) + ": " + who);
    }

    List<String> lines() {
        return lines;
    }
}
