package dev.prosa.standalone.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Runs another program's main method in a process that ends when its parent does: `Child
/// MAIN-CLASS [ARGUMENT]…`.
///
/// The parent holds the other end of standard input. When that end closes, because the parent
/// closed it or died, however it died, this process ends as if asked to: shutdown hooks run, for 20
/// s at most.
///
/// Ctrl-C and a closing terminal reach all processes of a terminal at once. Here they are ignored:
/// the parent decides who stops when.
public final class Child {

    private static final long LAST_MOMENT_SECONDS = 20;
    private static final int HALTED = 70;

    private Child() {}

    public static void main(String[] args) throws Throwable {
        if (args.length == 0) {
            throw new IllegalArgumentException("usage: Child MAIN-CLASS [ARGUMENT]…");
        }
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        var parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(parent));
        run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }

    private static void run(String mainClass, String[] args) throws Throwable {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // as good as closed
        }
        Thread.ofPlatform().daemon().name("last-moment").start(Child::haltSoon);
        System.exit(0);
    }

    private static void haltSoon() {
        try {
            Thread.sleep(LAST_MOMENT_SECONDS * 1_000);
        } catch (InterruptedException e) {
            // then at once
        }
        Runtime.getRuntime().halt(HALTED);
    }
}
