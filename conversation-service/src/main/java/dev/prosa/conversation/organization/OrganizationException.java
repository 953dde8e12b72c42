package dev.prosa.conversation.organization;

/// Why an organisation stays as it is.
final class OrganizationException extends RuntimeException {

    enum Why {
        /// Something given is not what it must be.
        INVALID,
        NAME_TAKEN,
        ADDRESS_TAKEN,
        /// The address, or the agent's ID.
        EMAIL_TAKEN,
        NO_SUCH_ADDRESS,
        NO_SUCH_INVITATION
    }

    private final Why why;

    OrganizationException(Why why, String message) {
        super(message);
        this.why = why;
    }

    static OrganizationException invalid(String name, String message) {
        return new OrganizationException(Why.INVALID, name + " " + message);
    }

    Why why() {
        return why;
    }
}
