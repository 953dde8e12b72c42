package dev.prosa.standalone;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Whatever goes wrong is one line on standard error.
final class OneLineErrors {

    private OneLineErrors() {}

    static int wrongCommandLine(ParameterException problem, String[] args) {
        var command = problem.getCommandLine();
        var error = command.getErr();
        error.println("prosa: " + String.valueOf(problem.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        if (!UnmatchedArgumentException.printSuggestions(problem, error)) {
            error.println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitStatus.USAGE;
    }

    /// A failure speaks for itself; anything else is a fault of ours, and its stack trace helps
    /// whoever looks for it.
    static int failed(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof Failure failure) {
            command.getErr().println("prosa: " + failure.getMessage());
            return failure.status();
        }
        problem.printStackTrace(command.getErr());
        return ExitStatus.FAILED;
    }
}
