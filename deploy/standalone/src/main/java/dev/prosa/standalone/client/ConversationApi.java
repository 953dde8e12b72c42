package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Failure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The read API of conversation-service. Safe to share. Every method throws [Failure] if the
/// service does not answer, or answers with an error.
public final class ConversationApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    private final Calls calls;
    private final URI base;
    private final String operatorToken;

    public ConversationApi(Endpoints endpoints) {
        this.calls = Calls.connectingWithin(Duration.ofSeconds(3));
        this.base = endpoints.conversation().resolve("/api/conversations");
        this.operatorToken = endpoints.operatorToken();
    }

    /// As many as the filter allows, over as many pages as that takes.
    public List<ConversationView> list(ConversationFilter filter) {
        var found = new ArrayList<ConversationView>();
        String cursor = null;
        do {
            var query = filter.query(Math.min(PAGE, filter.limit() - found.size()), cursor);
            var page = page(URI.create(base + "?" + query), new TypeReference<Page<ConversationView>>() {});
            found.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null && found.size() < filter.limit());
        return found;
    }

    public Optional<ConversationView> find(ConversationId id) {
        var response = get(URI.create(base + "/" + id));
        return response.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read(response, new TypeReference<ConversationView>() {}));
    }

    /// All messages of a conversation, oldest first.
    public List<MessageView> messages(ConversationId id) {
        return all(id, "messages", new TypeReference<>() {});
    }

    /// All transitions of a conversation, oldest first.
    public List<TransitionView> transitions(ConversationId id) {
        return all(id, "transitions", new TypeReference<>() {});
    }

    private <T> List<T> all(ConversationId id, String what, TypeReference<Page<T>> type) {
        var found = new ArrayList<T>();
        String after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var parameters = new LinkedHashMap<String, @Nullable String>();
            parameters.put("limit", Integer.toString(PAGE));
            parameters.put("after", after);
            var page =
                    page(URI.create(base + "/" + id + "/" + what + "?" + ConversationFilter.query(parameters)), type);
            found.addAll(page.items());
            after = page.cursor();
            if (after == null) {
                return found;
            }
        }
        throw new Failure("Conversation " + id + " has more than " + MOST_PAGES * PAGE + " " + what
                + ": read them from the API page by page");
    }

    private <T> Page<T> page(URI uri, TypeReference<Page<T>> type) {
        return read(get(uri), type);
    }

    private HttpResponse<String> get(URI uri) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + operatorToken)
                .GET()
                .build();
        return calls.await(uri, calls.send(request, BodyHandlers.ofString()));
    }

    private static <T> T read(HttpResponse<String> response, TypeReference<T> type) {
        if (response.statusCode() != 200) {
            throw new Failure("conversation-service answered " + response.statusCode() + " to "
                    + response.uri().getPath() + ": " + Problems.detail(response.body()));
        }
        try {
            return Json.MAPPER.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new Failure("Cannot read the answer to " + response.uri().getPath() + " (" + e.getOriginalMessage()
                    + "): are command and service of the same version?");
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
