package dev.prosa.standalone.up;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Endpoints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs a tool that lives in conversation-service's jar, as a process of its own: no service is
/// depended on, and the tool folds by the very code the service folds by.
public final class ServiceTool {

    private ServiceTool() {}

    /// Waits for its end; it prints for itself.
    ///
    /// @param name of the process
    /// @return its exit status
    /// @throws Failure if the service is not built, or the tool cannot be started
    public static int run(Data data, String name, String mainClass, List<String> arguments) {
        return run(data, name, mainClass, arguments, ProcessBuilder.Redirect.INHERIT);
    }

    /// The same.
    ///
    /// @param output where what it prints goes, errors too
    public static int run(
            Data data, String name, String mainClass, List<String> arguments, ProcessBuilder.Redirect output) {
        DataDirectory directory = new DataDirectory(data.directory());
        directory.prepare();
        // Apart from what a running service was started from.
        ServiceBuilds builds =
                new ServiceBuilds(Data.home(), directory.programs().resolve("tools"));
        UnpackedJar jar = builds.of(Service.CONVERSATION);
        List<String> command = new ArrayList<>(
                Jvm.in(directory).command(name, List.of("-Xmx1g"), jar.jar().toString(), mainClass, arguments));
        ProcessBuilder tool =
                new ProcessBuilder(command).redirectOutput(output).redirectError(ProcessBuilder.Redirect.INHERIT);
        Endpoints endpoints = data.endpoints();
        tool.environment().put(Endpoints.KAFKA_VARIABLE, endpoints.kafka());
        tool.environment()
                .put(Endpoints.POSTGRES_URL_VARIABLE, endpoints.database().url());
        tool.environment()
                .put(Endpoints.POSTGRES_USER_VARIABLE, endpoints.database().user());
        tool.environment()
                .put(Endpoints.POSTGRES_PASSWORD_VARIABLE, endpoints.database().password());
        return await(tool);
    }

    private static int await(ProcessBuilder tool) {
        try {
            return tool.start().waitFor();
        } catch (IOException e) {
            throw new Failure("Cannot start the tool: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
