package dev.prosa.conversation.console;

import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.conversation.agents.MessageItem;
import dev.prosa.conversation.agents.TransitionItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One thing in a thread: words, or a turn the conversation took.
sealed interface Entry {

    Instant at();

    /// Where in the log it comes from.
    long offset();

    /// Among what comes from one record: what was said, what it led to, what the machine said then.
    int rank();

    /// @param by whose words, in words
    /// @param delivery how far it got, in words; null where that is not known or of no interest
    /// @param quoted the beginning of the message it answers; null where it answers none
    record Said(
            MessageItem message,
            String by,
            @Nullable String delivery,
            @Nullable String quoted) implements Entry {

        @Override
        public Instant at() {
            return message.at();
        }

        @Override
        public long offset() {
            return message.evidence().offset();
        }

        @Override
        public int rank() {
            return message.author() == Author.SYSTEM ? 2 : 0;
        }

        /// For a style: `customer`, `agent`, `assistant`, `system` or `note`.
        public String kind() {
            return message.author().name().toLowerCase(Locale.ROOT);
        }

        /// For a style: `waiting`, `sent`, `delivered`, `read` or `failed`.
        public String tick() {
            MessageItem.Delivery known = message.delivery();
            if (known == null) {
                return "waiting";
            }
            DeliveryStatus status = known.status();
            return switch (status) {
                case ACCEPTED, SCHEDULED, QUEUED, SENDING -> "waiting";
                case SENT -> "sent";
                case DELIVERED -> "delivered";
                case READ -> "read";
                case UNDELIVERED, FAILED, CANCELED -> "failed";
            };
        }

        public List<Attachment> media() {
            List<MessageReceived.Media> media = message.details().media();
            return media == null
                    ? List.of()
                    : IntStream.range(0, media.size())
                            .mapToObj(index -> Attachment.of(index, media.get(index)))
                            .toList();
        }

        public MessageReceived.@Nullable Location location() {
            return message.details().location();
        }

        /// A map of the place; nothing is loaded from there unless somebody follows it.
        public String mapAddress() {
            MessageReceived.Location place = message.details().location();
            return place == null
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "https://www.openstreetmap.org/?mlat=%f&mlon=%f#map=17/%f/%f",
                            place.latitude(),
                            place.longitude(),
                            place.latitude(),
                            place.longitude());
        }
    }

    /// @param why in words
    record Turned(TransitionItem turn, String why) implements Entry {

        @Override
        public Instant at() {
            return turn.at();
        }

        @Override
        public long offset() {
            return turn.evidence().offset();
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /// A file that came with a message.
    ///
    /// @param kind `image`, `audio`, `video` or `file`
    record Attachment(int index, String kind) {

        static Attachment of(int index, MessageReceived.Media media) {
            String type = media.contentType() == null ? "" : media.contentType();
            String kind = type.startsWith("image/")
                    ? "image"
                    : type.startsWith("audio/") ? "audio" : type.startsWith("video/") ? "video" : "file";
            return new Attachment(index, kind);
        }
    }
}
