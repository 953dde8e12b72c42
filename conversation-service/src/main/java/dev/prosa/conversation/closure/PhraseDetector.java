package dev.prosa.conversation.closure;

import dev.prosa.conversation.closure.ClosureReading.Answer;

/// Reads messages by their phrases. Guards come first and only ever lower the confidence: a
/// goodbye that is missed
/// costs a question, one that is imagined costs a customer.
final class PhraseDetector implements ClosureDetector {

    /// To be raised with every change of the phrases or of this package's logic.
    static final int VERSION = 1;

    private static final double CLEAR = 0.80;
    private static final double VETOED = 0.20;
    private static final double NOTHING = 0.03;

    private final Lexicon lexicon;

    PhraseDetector(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public ClosureReading read(String text) {
        Message message = Message.of(text, lexicon);
        double confidence = Math.min(ceiling(message), strength(message) - doubt(message.unknownWords()));
        confidence = Math.max(NOTHING, Math.round(confidence * 100) / 100.0);
        return new ClosureReading(confidence, answer(message, confidence));
    }

    /// What the guards leave at most.
    private static double ceiling(Message message) {
        if (isVetoed(message)) {
            return VETOED;
        }
        if (message.unknownWordsAfterLastClosing() >= 3) {
            return 0.50;
        }
        return message.closesSomethingUnknown() ? 0.70 : 1;
    }

    private static boolean isVetoed(Message message) {
        return message.isTooLong()
                || message.asks()
                || message.objects()
                || message.negates()
                || message.closesSomethingElse()
                || message.has(Kind.HOLD)
                || message.has(Kind.OPEN);
    }

    /// How clear the strongest of its closings is, or two of them together.
    private static double strength(Message message) {
        boolean thanks = message.has(Kind.THANKS);
        boolean resolved = message.has(Kind.RESOLVED);
        boolean wishes = message.wishesAfterThanks();
        if (message.has(Kind.CLOSE)) {
            return 0.93;
        }
        if (message.has(Kind.GOODBYE)) {
            return 0.90;
        }
        if (message.has(Kind.DONE)) {
            return thanks || resolved || wishes ? 0.88 : 0.74;
        }
        if (wishes) {
            return 0.85;
        }
        if (thanks) {
            return resolved ? 0.76 : 0.66;
        }
        return resolved ? 0.45 : NOTHING;
    }

    /// Words nobody knows may say anything. A name costs little.
    private static double doubt(int unknownWords) {
        return unknownWords == 0 ? 0 : 0.03 + 0.05 * (unknownWords - 1);
    }

    private static Answer answer(Message message, double confidence) {
        if (message.has(Kind.HOLD) || message.negates()) {
            return Answer.NO;
        }
        // "Não, era só isso" answers another question: no, nothing else.
        boolean ends = message.has(Kind.CLOSE) || message.has(Kind.GOODBYE) || message.has(Kind.DONE);
        if (message.beginsWithNo()) {
            return ends ? Answer.NEITHER : Answer.NO;
        }
        if (isVetoed(message)) {
            return Answer.NEITHER;
        }
        if (confidence >= CLEAR) {
            return Answer.YES;
        }
        boolean agrees = message.has(Kind.YES) || message.has(Kind.TAG) || message.has(Kind.DONE);
        return agrees && !message.has(Kind.NO) && message.unknownWords() == 0 ? Answer.YES : Answer.NEITHER;
    }
}
