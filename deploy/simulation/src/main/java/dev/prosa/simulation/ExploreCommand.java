package dev.prosa.simulation;

import picocli.CommandLine.Command;

@Command(name = "explore")
final class ExploreCommand implements java.util.concurrent.Callable<Integer> {
    public Integer call() {
        return 0;
    }
}
