package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.standalone.client.InboundMessage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// What customers write, message by message. Many talk at the same time, each in a seat: a seat's
/// customer writes a visit's worth of messages and leaves by a goodbye, half of one, or silence, and
/// the next one takes the seat. Some come back for one more word. The same seed gives the same
/// script.
final class Script {

    /// Why a message is written, for whoever serves.
    enum Beat {
        OPENING,
        FOLLOWING,
        LAST,
        ECHO
    }

    /// One message and its place in its visit.
    ///
    /// @param visit unlike any other's
    /// @param position in the visit, from 0
    record Line(InboundMessage message, ConversationId conversation, long visit, int position, Beat beat) {}

    private static final String SID = "SM70" + "0".repeat(14);
    private static final int SHORTEST = 5;
    private static final int LONGEST = 16;
    private static final int CUSTOMERS_A_SEAT = 12;
    private static final int ECHO_AT = 4;

    private static final String[] WORDS = {
        "Oi, preciso da segunda via da fatura",
        "Meu pedido ainda não chegou",
        "Do you ship to the islands?",
        "Qual o horário de atendimento no sábado?",
        "O número do pedido é este aqui",
        "Isso mesmo, pode verificar?"
    };

    private final long seed;
    private final List<Address> channels;
    private final Seat[] seats;

    /// @param seats how many customers talk at the same time
    Script(long seed, List<Address> channels, int seats) {
        this.seed = seed;
        this.channels = List.copyOf(channels);
        this.seats = new Seat[seats];
        for (int i = 0; i < seats; i++) {
            this.seats[i] = new Seat(i);
        }
    }

    /// The next line of a seat; lines of one seat are asked for in order.
    Line line(long index) {
        var seat = seats[(int) (index % seats.length)];
        synchronized (seat) {
            return seat.next(index);
        }
    }

    /// The SID of a message, by its index.
    static MessageSid sid(long index) {
        return new MessageSid(SID + HexFormat.of().toHexDigits(index, 16));
    }

    /// The index of a SID of ours, -1 for another.
    static long index(String sid) {
        return sid.startsWith(SID) ? HexFormat.fromHexDigitsToLong(sid, SID.length(), sid.length()) : -1;
    }

    /// Probes that lead to different conversations, to be sorted by partition.
    List<InboundMessage> probes(int count) {
        var probes = new ArrayList<InboundMessage>();
        for (int i = 0; i < count; i++) {
            probes.add(InboundMessage.text(
                    channels.getFirst(), new Address("whatsapp:+5521" + String.format("%09d", i)), "Alguém aí?"));
        }
        return probes;
    }

    private final class Seat {

        private final int number;
        private final SplittableRandom random;
        private int visit = -1;
        private int position;
        private int length;
        private int customer;
        private int before = -1;

        Seat(int number) {
            this.number = number;
            this.random = new SplittableRandom(seed * 31 + number);
        }

        Line next(long index) {
            if (position >= length) {
                begin();
            }
            int at = position++;
            if (at == ECHO_AT && before >= 0 && random.nextInt(4) == 0) {
                return line(index, before, at, Beat.ECHO, random.nextInt(3) == 0 ? "tchau, obrigado" : words());
            }
            boolean last = at == length - 1;
            var text = last ? ending() : random.nextInt(20) == 0 ? "pode fechar então" : words();
            return line(index, customer, at, at == 0 ? Beat.OPENING : last ? Beat.LAST : Beat.FOLLOWING, text);
        }

        private void begin() {
            visit++;
            before = visit == 0 ? -1 : customer;
            customer = random.nextInt(CUSTOMERS_A_SEAT);
            length = random.nextInt(SHORTEST, LONGEST + 1);
            position = 0;
        }

        private Line line(long index, int who, int at, Beat beat, String text) {
            var customerAddress =
                    new Address("whatsapp:+5511" + String.format("%09d", number * CUSTOMERS_A_SEAT + who));
            var channel = channels.get((number + who) % channels.size());
            var message = InboundMessage.text(channel, customerAddress, text).withSid(sid(index));
            return new Line(message, message.conversationId(), (long) number << 32 | visit, at, beat);
        }

        private String words() {
            return WORDS[random.nextInt(WORDS.length)];
        }

        private String ending() {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> "pode fechar então";
                case 3, 4 -> "Obrigado!";
                default -> words();
            };
        }
    }
}
