package dev.prosa.conversation.relay;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// Reads what Debezium shows by JMX only. Values are NaN while no engine streams.
final class EngineMBean {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private volatile @Nullable ObjectName engine;

    /// @param name the engine's, see [EngineSettings]
    void follow(String name) {
        try {
            engine = new ObjectName("debezium.postgres:type=connector-metrics,context=streaming,server=" + name);
        } catch (JMException e) {
            throw new IllegalArgumentException("no part of an MBean's name: " + name, e);
        }
    }

    void forget() {
        engine = null;
    }

    /// 1 or 0.
    double connected() {
        return number(attribute("Connected"));
    }

    double behindMillis() {
        return number(attribute("MilliSecondsBehindSource"));
    }

    double queueFree() {
        return number(attribute("QueueRemainingCapacity"));
    }

    private static double number(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean flag -> flag ? 1 : 0;
            case null, default -> Double.NaN;
        };
    }

    private @Nullable Object attribute(String name) {
        ObjectName current = engine;
        if (current == null) {
            return null;
        }
        try {
            return server.getAttribute(current, name);
        } catch (JMException e) {
            return null; // not registered yet, or no longer
        }
    }
}
