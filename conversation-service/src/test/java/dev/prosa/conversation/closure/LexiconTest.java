package dev.prosa.conversation.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LexiconTest {

    /// Recorded readings name the version they came from: phrases that change are a new version.
    /// Raise
    /// `PhraseDetector.VERSION` and write the new pair here.
    @Test
    void thePhrasesAreThoseOfTheirVersion() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Lexicon.FILES.forEach(file -> digest.update(Lexicon.resource(file).getBytes(StandardCharsets.UTF_8)));

        assertThat(Map.of(PhraseDetector.VERSION, HexFormat.of().formatHex(digest.digest())))
                .isEqualTo(Map.of(1, "1a7a904cea381a30e42a2626210a023940ec56558841d6c3640042b45c568ebe"));
    }

    @Test
    void theLongestPhraseWins() {
        Lexicon lexicon = Lexicon.of(Map.of("a", "[no]\nnão\n[hold]\nnão |me feche|encerre\n[filler]\nme"));

        assertThat(kinds(lexicon, "Não me encerre")).containsExactly(Kind.HOLD);
        assertThat(kinds(lexicon, "não me diga")).containsExactly(Kind.NO, Kind.FILLER, Kind.UNKNOWN);
    }

    @Test
    void noPhraseCrossesPunctuation() {
        Lexicon lexicon = Lexicon.of(Map.of("a", "[no]\nnão\n[hold]\nnão feche"));

        assertThat(kinds(lexicon, "não, feche")).containsExactly(Kind.NO, Kind.UNKNOWN);
    }

    @Test
    void aPhraseInTwoSectionsIsRefused() {
        assertThatThrownBy(() -> Lexicon.of(Map.of("a.txt", "[yes]\nbom\n[filler]\nBOM")))
                .hasMessage("a.txt: 'BOM' is FILLER here and YES elsewhere");
    }

    @Test
    void aPhraseThatMayBeEmptyIsRefused() {
        assertThatThrownBy(() -> Lexicon.of(Map.of("a.txt", "[yes]\n|sim")))
                .hasMessage("a.txt: '|sim' is YES here and may be empty");
    }

    @Test
    void anUnknownSectionIsRefused() {
        assertThatThrownBy(() -> Lexicon.of(Map.of("a.txt", "[goodby]\ntchau")))
                .hasMessage("a.txt: there is no section [goodby]");
        assertThatThrownBy(() -> Lexicon.of(Map.of("a.txt", "tchau")))
                .hasMessage("a.txt: 'tchau' stands before the first [section]");
    }

    private static List<Kind> kinds(Lexicon lexicon, String text) {
        return lexicon.cut(Words.of(text).list()).stream().map(Piece::kind).toList();
    }
}
