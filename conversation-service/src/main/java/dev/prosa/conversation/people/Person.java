package dev.prosa.conversation.people;

import dev.prosa.contracts.vocabulary.Role;

/// Somebody who may sign in.
///
/// @param email unique over all organisations, whatever its case
/// @param role AGENT, SUPERVISOR or ADMINISTRATOR
public record Person(Caller caller, String name, String email) {

    public Role role() {
        return caller.role();
    }

    /// Without name and address, which must not reach a log.
    @Override
    public String toString() {
        return "Person[" + caller + "]";
    }
}
