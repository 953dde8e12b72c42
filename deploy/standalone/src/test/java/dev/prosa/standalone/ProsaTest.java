package dev.prosa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ProsaTest {

    @TempDir
    Path data;

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithExamples(CommandLine command) {
        assertThat(command.getUsageMessage())
                .contains("Examples:")
                .contains("./" + command.getCommandSpec().qualifiedName());
    }

    @Test
    void aMistypedCommandIsOneLineThatHelps() {
        assertThat(execute("upp")).isEqualTo(2);
        assertThat(errors.toString()).startsWith("prosa: Unmatched argument at index 0: 'upp'");
    }

    @Test
    void aServiceThatDoesNotRunIsOneLineThatSaysWhatToDo() {
        assertThat(execute("conversations", "--data", data.toString(), "--status", "NONSENSE"))
                .isEqualTo(2);
        assertThat(execute("status", "--data", data.toString())).isEqualTo(1);
        assertThat(execute("down", "--data", data.toString())).isZero();
    }

    @Test
    void aTopicThatIsNoneNamesThoseThereAre() {
        assertThat(execute("tail", "closed", "--data", data.toString())).isEqualTo(2);
        assertThat(errors.toString())
                .startsWith("prosa: 'closed' is no topic of Prosa: take one of conversation-events, ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("commandsThatPrintAResult")
    void everyCommandThatPrintsAResultPrintsItForScriptsToo(CommandLine command) {
        assertThat(command.getCommandSpec().optionsMap()).containsKey("-o");
    }

    private static Stream<CommandLine> commands() {
        return commandsOf(Prosa.commandLine())
                .filter(command -> !List.of("help", "version").contains(command.getCommandName()));
    }

    /// All but `up`, which runs on, those that only hold others, and the bench, which always prints
    /// JSON.
    private static Stream<CommandLine> commandsThatPrintAResult() {
        return commands()
                .filter(command -> command.getSubcommands().isEmpty())
                .filter(command -> !command.getCommandName().equals("up"))
                .filter(command -> !command.getParent().getCommandName().equals("bench"));
    }

    private static Stream<CommandLine> commandsOf(CommandLine parent) {
        return parent.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), commandsOf(command)));
    }

    private int execute(String... arguments) {
        return Prosa.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
