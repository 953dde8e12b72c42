package dev.prosa.conversation.closure;

/// What a phrase does in a message. The names, in lower case with spaces, are the sections of the
/// phrase files.
enum Kind {
    /// Permission or request to close: "pode fechar".
    CLOSE,
    /// [#CLOSE] only where every word of the message is known: "encerrar".
    CLOSE_ALONE,
    /// "tchau".
    GOODBYE,
    /// [#GOODBYE] only where every word is known: "até amanhã" may be a date of delivery.
    GOODBYE_ALONE,
    /// Nothing more is wanted: "era só isso".
    DONE,
    /// [#DONE] only where every word is known: "nada".
    DONE_ALONE,
    /// The problem is gone: "deu certo".
    RESOLVED,
    THANKS,
    /// "Boa noite": a goodbye after thanks, a greeting at the start.
    WISH,
    YES,
    /// A yes that may end in a question mark without asking anything: "tá?".
    TAG,
    NO,
    /// "Espera", "ainda não": the conversation goes on.
    HOLD,
    BUT,
    /// A new request, a question word, a condition, an afterthought.
    OPEN,
    /// What is closed that is no conversation: "pode fechar minha conta".
    THING,
    /// Says nothing about closing.
    FILLER,
    /// A word no phrase knows.
    UNKNOWN;

    /// Kinds that make it likely that the conversation ends here.
    boolean isClosing() {
        return switch (this) {
            case CLOSE, GOODBYE, DONE, RESOLVED, THANKS, WISH -> true;
            case CLOSE_ALONE, GOODBYE_ALONE, DONE_ALONE, YES, TAG, NO, HOLD, BUT, OPEN, THING, FILLER, UNKNOWN -> false;
        };
    }

    /// "Não" turns these round: "não pode fechar". It leaves thanks and goodbyes alone: "não,
    /// obrigado".
    boolean isNegatable() {
        return this == CLOSE || this == DONE || this == RESOLVED;
    }

    /// The kind it has in a message where every word is known, or where some word is not.
    Kind settled(boolean everyWordKnown) {
        return switch (this) {
            case CLOSE_ALONE -> everyWordKnown ? CLOSE : UNKNOWN;
            case GOODBYE_ALONE -> everyWordKnown ? GOODBYE : UNKNOWN;
            case DONE_ALONE -> everyWordKnown ? DONE : UNKNOWN;
            case CLOSE, GOODBYE, DONE, RESOLVED, THANKS, WISH, YES, TAG, NO, HOLD, BUT, OPEN, THING, FILLER, UNKNOWN ->
                this;
        };
    }
}
