package dev.prosa.conversation.closure;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A text cut into plain words: no accents, no case, no apostrophes, letters that were held down
/// written once
/// ("Tchauuu" is "tchau", and "call" is "cal": phrases are cut the same way). One pass over a
/// bounded prefix.
final class Words {

    /// Nobody says goodbye in more than this.
    static final int MAX_WORDS = 40;

    private static final int MAX_CHARACTERS = 1_000;

    /// @param text lower case letters and digits, or one symbol such as an emoji
    /// @param clause counted from 0; punctuation begins the next
    record Word(String text, int clause) {

        boolean isSymbol() {
            return !Character.isLetterOrDigit(text.codePointAt(0));
        }
    }

    private final List<Word> words = new ArrayList<>();
    private final List<Integer> asking = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private final boolean cutOff;
    private boolean opensQuestion;
    private int clause;

    private Words(boolean cutOff) {
        this.cutOff = cutOff;
    }

    static Words of(String text) {
        boolean cutOff = text.length() > MAX_CHARACTERS;
        Words words = new Words(cutOff);
        String beginning = cutOff ? text.substring(0, MAX_CHARACTERS) : text;
        String plain = Normalizer.normalize(beginning, Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length() && words.words.size() <= MAX_WORDS; ) {
            int character = plain.codePointAt(i);
            words.take(character);
            i += Character.charCount(character);
        }
        words.endWord();
        return words;
    }

    List<Word> list() {
        return words;
    }

    /// Whether the text goes on beyond what is read.
    boolean isTooLong() {
        return cutOff || words.size() > MAX_WORDS;
    }

    /// Where question marks stand: the index of the last word before each.
    List<Integer> asking() {
        return asking;
    }

    /// Whether a "¿" opens a question.
    boolean opensQuestion() {
        return opensQuestion;
    }

    private void take(int character) {
        if (Character.isLetterOrDigit(character)) {
            append(Character.toLowerCase(character));
            return;
        }
        switch (Character.getType(character)) {
            // Accents, variation selectors, joiners, skin tones.
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_SYMBOL -> {}
            case Character.OTHER_SYMBOL -> symbol(character);
            case Character.SPACE_SEPARATOR -> endWord();
            default -> punctuation(character);
        }
    }

    private void append(int character) {
        int length = current.length();
        boolean heldDown = length > 0 && Character.isLetter(character) && current.codePointBefore(length) == character;
        if (!heldDown) {
            current.appendCodePoint(character);
        }
    }

    private void symbol(int character) {
        endWord();
        words.add(new Word(Character.toString(character), clause));
    }

    private void punctuation(int character) {
        switch (character) {
            case '\'', '\u2019', '\u2018' -> {}
            case '-', '_', '*', '~', '\t' -> endWord();
            case '?' -> {
                endWord();
                asking.add(words.size() - 1);
                clause++;
            }
            case '\u00bf' -> {
                endWord();
                opensQuestion = true;
                clause++;
            }
            default -> {
                endWord();
                clause++;
            }
        }
    }

    private void endWord() {
        if (!current.isEmpty()) {
            words.add(new Word(current.toString(), clause));
            current.setLength(0);
        }
    }
}
