package dev.prosa.conversation.console;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a list is asked for.
///
/// @param words part of a name, of a number, of a label or of a message; empty for all. In all
///     views but the queue's and one's own they are looked for among the latest
///     [ConversationLists#SEARCHED] conversations
record Wanted(View view, String words) {

    private static final int LONGEST = 100;
    private static final Pattern NUMBER = Pattern.compile("[+()\\d\\s.-]{3,}");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\%_]");

    static Wanted of(@Nullable String view, @Nullable String words) {
        String stripped = words == null ? "" : words.strip().replace("\0", "");
        return new Wanted(View.of(view), stripped.substring(0, Math.min(stripped.length(), LONGEST)));
    }

    public boolean isSearch() {
        return !words.isEmpty();
    }

    /// For `LIKE`, in lower case.
    public String pattern() {
        Matcher special = SPECIAL.matcher(words.toLowerCase(Locale.ROOT));
        return "%" + special.replaceAll(Matcher.quoteReplacement("\\") + "$0") + "%";
    }

    /// The digits of something like a telephone number, for `LIKE`; null if it is none.
    @Nullable
    public String numberPattern() {
        return NUMBER.matcher(words).matches() ? "%" + words.replaceAll("\\D", "") + "%" : null;
    }
}
