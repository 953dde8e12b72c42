package dev.prosa.conversation.closure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A message as the phrases it consists of, and what can be asked about it.
final class Message {

    private static final int NEGATION_REACH = 3;

    private final Words words;
    private final List<Piece> pieces;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    private Message(Words words, List<Piece> pieces) {
        this.words = words;
        this.pieces = pieces;
        pieces.forEach(piece -> kinds.add(piece.kind()));
    }

    static Message of(String text, Lexicon lexicon) {
        Words words = Words.of(text);
        List<Piece> cut = lexicon.cut(words.list());
        boolean known = cut.stream().noneMatch(piece -> piece.is(Kind.UNKNOWN));
        return new Message(
                words,
                cut.stream().map(piece -> piece.as(piece.kind().settled(known))).toList());
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    int unknownWords() {
        return (int) pieces.stream().filter(piece -> piece.is(Kind.UNKNOWN)).count();
    }

    boolean isTooLong() {
        return words.isTooLong();
    }

    /// A question mark that is more than a "tá?" after a closing.
    boolean asks() {
        return words.opensQuestion() || words.asking().stream().anyMatch(word -> !isTag(word));
    }

    /// "Obrigado, mas …": a but is harmless only if nothing but a closing follows it ("mas
    /// obrigado").
    boolean objects() {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).is(Kind.BUT) && !endsInClosing(pieces.subList(i + 1, pieces.size()))) {
                return true;
            }
        }
        return false;
    }

    /// "Não pode fechar", "pode fechar não", "não deu certo".
    boolean negates() {
        return pieces.stream().anyMatch(piece -> piece.kind().isNegatable() && isNegated(piece));
    }

    /// "Pode fechar minha conta" closes no conversation.
    boolean closesSomethingElse() {
        return pieces.stream()
                .anyMatch(close -> close.is(Kind.CLOSE)
                        && pieces.stream().anyMatch(piece -> piece.is(Kind.THING) && follows(piece, close)));
    }

    /// "Pode fechar a mesa": closes something we do not know.
    boolean closesSomethingUnknown() {
        return pieces.stream()
                .anyMatch(close -> close.is(Kind.CLOSE)
                        && pieces.stream().anyMatch(piece -> piece.is(Kind.UNKNOWN) && follows(piece, close)));
    }

    /// "Tchau. O boleto veio errado": more to say after the closing.
    int unknownWordsAfterLastClosing() {
        int count = 0;
        for (int i = pieces.size() - 1; i >= 0 && !pieces.get(i).kind().isClosing(); i--) {
            count += pieces.get(i).is(Kind.UNKNOWN) ? 1 : 0;
        }
        return count;
    }

    /// "Obrigado, boa noite", but not "Boa noite, obrigado por …".
    boolean wishesAfterThanks() {
        boolean thanked = false;
        for (Piece piece : pieces) {
            if (piece.is(Kind.WISH) && thanked) {
                return true;
            }
            thanked |= piece.is(Kind.THANKS) || piece.is(Kind.DONE) || piece.is(Kind.RESOLVED);
        }
        return false;
    }

    /// Whether the first thing said, courtesies aside, is a no.
    boolean beginsWithNo() {
        return pieces.stream()
                .filter(piece -> !piece.is(Kind.FILLER))
                .findFirst()
                .map(piece -> piece.is(Kind.NO) || piece.is(Kind.HOLD))
                .orElse(false);
    }

    private boolean isTag(int word) {
        return pieces.stream().anyMatch(piece -> piece.is(Kind.TAG) && piece.end() == word + 1 && closesBefore(piece));
    }

    private boolean closesBefore(Piece tag) {
        return pieces.stream().anyMatch(piece -> piece.kind().isClosing() && piece.end() <= tag.start());
    }

    private boolean endsInClosing(List<Piece> rest) {
        return rest.stream().anyMatch(piece -> piece.kind().isClosing())
                && rest.stream()
                        .noneMatch(piece -> piece.is(Kind.UNKNOWN) || piece.is(Kind.NO) || piece.is(Kind.THING));
    }

    private boolean isNegated(Piece piece) {
        return pieces.stream()
                .filter(no -> no.is(Kind.NO) && no.clause() == piece.clause())
                .anyMatch(no -> no.end() <= piece.start() && piece.start() - no.end() < NEGATION_REACH
                        || no.start() == piece.end() && endsItsClause(no));
    }

    private boolean endsItsClause(Piece piece) {
        return piece.end() == words.list().size()
                || words.list().get(piece.end()).clause() != piece.clause();
    }

    private static boolean follows(Piece piece, Piece close) {
        return piece.clause() == close.clause() && piece.start() >= close.end();
    }
}
