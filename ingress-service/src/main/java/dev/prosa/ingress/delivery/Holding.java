package dev.prosa.ingress.delivery;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.ingress.delivery.sends.Held;
import dev.prosa.ingress.delivery.sends.PartitionLostException;
import dev.prosa.ingress.delivery.sends.Standings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A partition this instance sends, with a lane for each conversation that has something to send: in order
/// within a lane, each lane at its own pace on a virtual thread of its own.
final class Holding implements Held {

    private static final Logger log = LoggerFactory.getLogger(Holding.class);
    private static final Duration AFTER_A_BUG = Duration.ofSeconds(5);

    private final int partition;
    private final Standings standings;
    private final Courier courier;
    private final TreeSet<Long> unsettled = new TreeSet<>();
    private final Map<ConversationId, Queue<Outgoing>> lanes = new HashMap<>();
    private final Map<ConversationId, Thread> threads = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long next = -1;

    Holding(int partition, Standings standings, Courier courier) {
        this.partition = partition;
        this.standings = standings;
        this.courier = courier;
    }

    @Override
    public int partition() {
        return partition;
    }

    Standings standings() {
        return standings;
    }

    @Override
    public synchronized long watermark() {
        return unsettled.isEmpty() ? next : unsettled.first();
    }

    /// How many messages wait for their turn or their answer.
    synchronized int waiting() {
        return unsettled.size();
    }

    synchronized void take(Outgoing outgoing) {
        if (isStopped()) {
            return;
        }
        unsettled.add(outgoing.offset());
        next = outgoing.offset() + 1;
        ConversationId conversation = outgoing.message().conversationId();
        Queue<Outgoing> lane = lanes.get(conversation);
        if (lane != null) {
            lane.add(outgoing);
            return;
        }
        Queue<Outgoing> fresh = new ArrayDeque<>();
        fresh.add(outgoing);
        lanes.put(conversation, fresh);
        threads.put(
                conversation, Thread.ofVirtual().name("delivery-", partition).start(() -> run(conversation, fresh)));
    }

    /// A record of which nothing can be made.
    synchronized void skip(long offset) {
        next = offset + 1;
    }

    private void run(ConversationId conversation, Queue<Outgoing> lane) {
        try {
            for (Outgoing outgoing = first(lane);
                    outgoing != null && !isStopped();
                    outgoing = after(conversation, lane)) {
                deliver(outgoing);
            }
        } catch (PartitionLostException | InterruptedException _) {
            // Its next owner goes on where this one was.
        } finally {
            leave(conversation);
        }
    }

    /// A bug must not skip a message: it is tried again, loudly.
    private void deliver(Outgoing outgoing) throws InterruptedException {
        while (true) {
            try {
                courier.deliver(outgoing, this);
                return;
            } catch (PartitionLostException e) {
                throw e;
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("message", outgoing.message().messageId())
                        .addKeyValue("conversation", outgoing.message().conversationId())
                        .addKeyValue("partition", partition)
                        .addKeyValue("offset", outgoing.offset())
                        .setCause(e)
                        .log("a message could not be handled and is tried again");
                rest(AFTER_A_BUG);
            }
        }
    }

    private synchronized Outgoing first(Queue<Outgoing> lane) {
        return lane.element();
    }

    private synchronized @Nullable Outgoing after(ConversationId conversation, Queue<Outgoing> lane) {
        Outgoing settled = lane.remove();
        unsettled.remove(settled.offset());
        if (lane.isEmpty()) {
            lanes.remove(conversation, lane);
        }
        return lane.peek();
    }

    private synchronized void leave(ConversationId conversation) {
        threads.remove(conversation, Thread.currentThread());
        notifyAll();
    }

    /// Waits, but not longer than the partition is held.
    ///
    /// @throws InterruptedException if it is given up meanwhile
    void rest(Duration pause) throws InterruptedException {
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("partition " + partition + " is given up");
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Sends nothing more, and gives what is under way some time to end.
    void stop(Duration patience) {
        stopped.countDown();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            try {
                long left = patience.toMillis();
                while (!threads.isEmpty() && left > 0) {
                    wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(giveUpAt - System.nanoTime());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            threads.values().forEach(Thread::interrupt);
        }
    }
}
