package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The letter box of the timers' thread: anybody asks, the thread answers between two polls.
final class Questions {

    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BlockingQueue<Question> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private record Question(ConversationId conversation, CompletableFuture<Lookup> answer) {}

    CompletableFuture<Lookup> ask(ConversationId conversation) {
        Question question = new Question(conversation, new CompletableFuture<>());
        if (!waiting.offer(question)) {
            return CompletableFuture.completedFuture(new Lookup.NotNow());
        }
        return question.answer().completeOnTimeout(new Lookup.NotNow(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Answers whoever has asked so far.
    void answer(Function<ConversationId, Lookup> lookup) {
        for (int i = waiting.size(); i > 0; i--) {
            Question question = waiting.poll();
            if (question != null && !question.answer().isDone()) {
                question.answer().complete(lookup.apply(question.conversation()));
            }
        }
    }
}
