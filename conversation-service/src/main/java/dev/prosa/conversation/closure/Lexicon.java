package dev.prosa.conversation.closure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The phrases of all languages in one tree, since customers mix them. The longest phrase wins.
///
/// A phrase file has sections (`[close]`, a [Kind]) and one phrase a line. `a|b` are alternatives
/// for one word, an
/// empty one makes the word optional (`|ja`); `#` begins a comment.
final class Lexicon {

    /// All resources, in the order in which they are read.
    static final List<String> FILES = List.of("portuguese.txt", "english.txt", "spanish.txt", "emoji.txt");

    private final Node root = new Node();

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Kind kind;
    }

    private Lexicon() {}

    static Lexicon shipped() {
        Map<String, String> contents = new LinkedHashMap<>();
        FILES.forEach(file -> contents.put(file, resource(file)));
        return of(contents);
    }

    /// @param contents by the name of their file
    /// @throws IllegalStateException if a phrase file is broken or two sections claim one phrase
    static Lexicon of(Map<String, String> contents) {
        Lexicon lexicon = new Lexicon();
        contents.forEach(lexicon::addAll);
        return lexicon;
    }

    static String resource(String file) {
        try (InputStream in = Lexicon.class.getResourceAsStream("/closure/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the phrase file /closure/" + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Cuts the words into known phrases, longest first, and single unknown words. No phrase
    /// crosses punctuation.
    List<Piece> cut(List<Words.Word> words) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            Piece piece = longestAt(words, from);
            pieces.add(piece);
            from = piece.end();
        }
        return pieces;
    }

    private Piece longestAt(List<Words.Word> words, int from) {
        Words.Word first = words.get(from);
        Piece longest = new Piece(unknown(first), first.clause(), from, from + 1);
        Node node = root;
        for (int i = from; i < words.size() && words.get(i).clause() == first.clause(); i++) {
            node = node.next.get(words.get(i).text());
            if (node == null) {
                break;
            }
            if (node.kind != null) {
                longest = new Piece(node.kind, first.clause(), from, i + 1);
            }
        }
        return longest;
    }

    private static Kind unknown(Words.Word word) {
        return word.isSymbol() || isLaughter(word.text()) ? Kind.FILLER : Kind.UNKNOWN;
    }

    /// "hahaha", "jaja", "rsrs", "kkkk".
    private static boolean isLaughter(String word) {
        return word.equals("k")
                || word.length() >= 3
                        && word.chars().allMatch(c -> "ahejkrs".indexOf(c) >= 0)
                        && word.chars().distinct().count() == 2;
    }

    private void addAll(String file, String content) {
        Kind kind = null;
        for (String line : content.lines().toList()) {
            String phrase = line.strip();
            if (phrase.isEmpty() || phrase.startsWith("#")) {
                continue;
            }
            if (phrase.startsWith("[") && phrase.endsWith("]")) {
                kind = section(file, phrase.substring(1, phrase.length() - 1));
            } else if (kind == null) {
                throw new IllegalStateException(file + ": '" + phrase + "' stands before the first [section]");
            } else {
                add(file, kind, phrase.split("\\s+"), 0, root, phrase);
            }
        }
    }

    private static Kind section(String file, String name) {
        try {
            return Kind.valueOf(name.replace(' ', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + ": there is no section [" + name + "]", e);
        }
    }

    private void add(String file, Kind kind, String[] alternatives, int index, Node node, String phrase) {
        if (index == alternatives.length) {
            if (node == root || node.kind != null && node.kind != kind) {
                throw new IllegalStateException(file + ": '" + phrase + "' is " + kind + " here and "
                        + (node == root ? "may be empty" : node.kind + " elsewhere"));
            }
            node.kind = kind;
            return;
        }
        for (String alternative : alternatives[index].split("\\|", -1)) {
            Node next = node;
            for (Words.Word word : Words.of(alternative).list()) {
                next = next.next.computeIfAbsent(word.text(), _ -> new Node());
            }
            add(file, kind, alternatives, index + 1, next, phrase);
        }
    }
}
