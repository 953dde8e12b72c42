package dev.prosa.conversation.updates;

import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.SignIn;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;

/// The caller's organisation, live.
@RestController
class StreamController {

    private final LiveStreams streams;

    StreamController(LiveStreams streams) {
        this.streams = streams;
    }

    /// Changes of the organisation's conversations as they happen.
    @GetMapping(path = "/api/conversations/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> stream(
            @Nullable Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerHttpRequest request) {
        String last = lastEventId == null || lastEventId.isBlank() ? null : lastEventId.strip();
        return streams.open(SignIn.required(caller).organization(), last, hangUp(request));
    }

    /// The same for the console's pages, whose cookie opens nothing else.
    @Hidden
    @GetMapping(path = "/console/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> consoleStream(
            @Nullable Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerHttpRequest request) {
        return stream(caller, lastEventId, request);
    }

    /// What a client does not read would wait in the server for as long as the connection is there.
    private static Runnable hangUp(ServerHttpRequest request) {
        Object connected = ServerHttpRequestDecorator.getNativeRequest(request);
        return connected instanceof HttpServerRequest http
                ? () -> http.withConnection(connection -> connection.channel().close())
                : () -> {};
    }
}
