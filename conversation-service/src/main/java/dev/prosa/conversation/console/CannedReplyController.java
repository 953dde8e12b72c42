package dev.prosa.conversation.console;

import dev.prosa.conversation.console.CannedReplies.CannedReply;
import dev.prosa.conversation.people.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Where supervisors keep the answers that are given often.
@Controller
@Hidden
class CannedReplyController {

    private static final String PATH = "/console/canned-replies";

    private final CannedReplies replies;

    CannedReplyController(CannedReplies replies) {
        this.replies = replies;
    }

    @GetMapping(PATH)
    Mono<Rendering> page(Caller caller) {
        check(caller);
        return page(caller, new CannedReply("", ""), HttpStatus.OK);
    }

    @PostMapping(PATH)
    Mono<Rendering> put(Caller caller, ServerWebExchange exchange) {
        check(caller);
        return exchange.getFormData().flatMap(form -> {
            CannedReply given = new CannedReply(
                    Objects.requireNonNullElse(form.getFirst("shortcut"), ""),
                    Objects.requireNonNullElse(form.getFirst("body"), ""));
            return replies.put(caller, given)
                    .flatMap(kept -> kept
                            ? Mono.just(Rendering.redirectTo(PATH).build())
                            : page(caller, given, HttpStatus.BAD_REQUEST));
        });
    }

    @PostMapping(PATH + "/removed")
    Mono<Rendering> remove(Caller caller, ServerWebExchange exchange) {
        check(caller);
        return exchange.getFormData()
                .flatMap(form -> replies.delete(caller, Objects.requireNonNullElse(form.getFirst("shortcut"), "")))
                .thenReturn(Rendering.redirectTo(PATH).build());
    }

    /// @throws NotAllowedException in the role of an agent
    private static void check(Caller caller) {
        if (!caller.role().supervises()) {
            throw new NotAllowedException();
        }
    }

    private Mono<Rendering> page(Caller caller, CannedReply given, HttpStatus status) {
        return replies.all(caller)
                .map(all -> Rendering.view("console/canned-replies")
                        .status(status)
                        .modelAttribute("all", all)
                        .modelAttribute("given", given)
                        .modelAttribute("refused", status.isError())
                        .modelAttribute("longestShortcut", CannedReplies.LONGEST_SHORTCUT)
                        .modelAttribute("longestBody", CannedReplies.LONGEST_BODY)
                        .build());
    }
}
