package dev.prosa.standalone.hand;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.ConversationApi;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.client.MessageView;
import dev.prosa.standalone.client.TransitionView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `conversation`: the story of one conversation.
@Command(
        name = "conversation",
        mixinStandardHelpOptions = true,
        description = {
            "Tells the story of one conversation.",
            "Each input, what was decided about it and why, the records that followed, and where the input lies",
            "on conversation-events (partition@offset)."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa conversation +5511999990001",
            "  ./prosa conversation 0b7ea0b4-6c1c-5e5a-9f52-d9f4c8d3c001 -o json"
        })
public final class ConversationCommand implements Callable<Integer> {

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Parameters(
            index = "0",
            paramLabel = "ID-or-phone",
            description = "The conversation's ID, or the customer's phone number.")
    private String conversation = "";

    /// All there is to know.
    record Story(ConversationView conversation, List<MessageView> messages, List<TransitionView> transitions) {}

    @Override
    public Integer call() {
        try (var api = new ConversationApi(data.endpoints())) {
            var story = story(api, Customers.conversation(conversation, api));
            if (output.isJson()) {
                Output.json(story);
            } else {
                Timeline.lines(story).forEach(Output::line);
            }
            return ExitStatus.OK;
        }
    }

    private static Story story(ConversationApi api, ConversationId id) {
        var view = api.find(id)
                .orElseThrow(() -> new Failure("There is no conversation " + id + ": see ./prosa conversations"));
        return new Story(view, api.messages(id), api.transitions(id));
    }
}
