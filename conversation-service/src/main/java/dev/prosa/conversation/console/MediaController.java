package dev.prosa.conversation.console;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.conversation.agents.MessageItem;
import dev.prosa.conversation.agents.MessageQueries;
import dev.prosa.conversation.agents.Page;
import dev.prosa.conversation.agents.Sight;
import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Passes on a file that a customer sent, as ingress-service fetches it. Whoever may not see the
/// message does not get its files.
@Controller
@Hidden
class MediaController {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What a page shows in place; everything else is kept as a file.
    private static final Set<String> SHOWN = Set.of("image", "audio", "video");

    private final MessageQueries messages;
    private final MediaProperties properties;
    private final WebClient http;

    MediaController(MessageQueries messages, MediaProperties properties, WebClient ingress) {
        this.messages = messages;
        this.properties = properties;
        this.http = ingress;
    }

    @GetMapping("/console/conversations/{conversationId}/messages/{position}/media/{index}")
    Mono<Void> media(
            Caller caller,
            @PathVariable String conversationId,
            @PathVariable long position,
            @PathVariable int index,
            ServerWebExchange exchange) {
        ConversationId id = Desk.conversation(conversationId);
        ServerHttpResponse response = exchange.getResponse();
        return messages.read(id, Sight.of(caller), Math.max(0, position - 1), 1)
                .flatMapIterable(Page::items)
                .filter(message -> message.position() == position && properties.isOn())
                .flatMapIterable(message -> files(message, index))
                .next()
                .flatMap(file -> fetch(file.url(), response).thenReturn(true))
                .switchIfEmpty(Mono.fromSupplier(() -> response.setStatusCode(HttpStatus.NOT_FOUND)))
                .onErrorResume(
                        WebClientRequestException.class,
                        _ -> Mono.fromSupplier(() -> response.setStatusCode(HttpStatus.BAD_GATEWAY)))
                .then(Mono.defer(() -> response.isCommitted() ? Mono.empty() : response.setComplete()));
    }

    private static List<MessageReceived.Media> files(MessageItem message, int index) {
        List<MessageReceived.Media> media = message.details().media();
        return media == null || index < 0 || index >= media.size() ? List.of() : List.of(media.get(index));
    }

    private Mono<Void> fetch(String url, ServerHttpResponse response) {
        URI target = UriComponentsBuilder.fromUri(properties.ingressUrl())
                .path("/media")
                .queryParam("url", "{url}")
                .encode()
                .buildAndExpand(url)
                .toUri();
        return http.get()
                .uri(target)
                .headers(headers -> headers.setBearerAuth(properties.token()))
                .exchangeToMono(answer -> pass(answer, response))
                .timeout(PATIENCE);
    }

    private static Mono<Void> pass(ClientResponse answer, ServerHttpResponse response) {
        if (!answer.statusCode().is2xxSuccessful()) {
            boolean gone = answer.statusCode().value() == HttpStatus.NOT_FOUND.value();
            response.setStatusCode(gone ? HttpStatus.NOT_FOUND : HttpStatus.BAD_GATEWAY);
            return answer.releaseBody();
        }
        MediaType type = answer.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(type);
        headers.set(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        if (!SHOWN.contains(type.getType())) {
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        Flux<DataBuffer> body = answer.bodyToFlux(DataBuffer.class);
        return response.writeWith(body);
    }
}
