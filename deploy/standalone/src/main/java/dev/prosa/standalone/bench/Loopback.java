package dev.prosa.standalone.bench;

import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Load goes to this machine only.
final class Loopback {

    private Loopback() {}

    /// @throws Failure if the target is elsewhere
    static URI only(URI target) {
        try {
            if (InetAddress.getByName(target.getHost()).isLoopbackAddress()) {
                return target;
            }
        } catch (UnknownHostException e) {
            // refused below
        }
        throw new Failure("bench loads this machine only, and " + target + " is not on it", ExitStatus.USAGE);
    }

    /// The machine's load average over the last minute; -1 where it does not tell.
    static double loadAverage() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            return -1;
        }
    }
}
