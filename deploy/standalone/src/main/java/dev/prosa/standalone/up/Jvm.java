package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.child.Child;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/// Command lines of child JVMs, of the same Java as this one.
final class Jvm {

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true");

    private final DataDirectory data;
    private final Path childJar;

    private Jvm(DataDirectory data, Path childJar) {
        this.data = data;
        this.childJar = childJar;
    }

    /// @throws Failure if the data directory cannot be written to
    static Jvm in(DataDirectory data) {
        try {
            return new Jvm(data, writtenChildJar(data.programs()));
        } catch (IOException e) {
            throw new Failure("Cannot write to " + data.programs() + ": " + e);
        }
    }

    /// A command that runs a main class so that it ends with us.
    ///
    /// @param name of the child
    /// @param options of its JVM
    /// @param classPath what it needs, [Child] aside
    List<String> command(
            String name, List<String> options, String classPath, String mainClass, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(new Marker(name, data.root()).argument());
        command.add("-XX:ErrorFile=" + data.logs().resolve(name + "-crash-%p.log"));
        command.addAll(ALWAYS);
        command.addAll(options);
        command.add("-cp");
        command.add(childJar + File.pathSeparator + classPath);
        command.add(Child.class.getName());
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /// What this process itself runs from.
    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /// [Child] alone: a service's class path gets nothing else of ours. Written once and then left
    /// as it is.
    private static Path writtenChildJar(Path directory) throws IOException {
        var jar = directory.resolve("child.jar");
        var content = childJar();
        if (!Files.exists(jar) || !Arrays.equals(content, Files.readAllBytes(jar))) {
            Files.createDirectories(directory);
            var fresh = Files.write(directory.resolve("child.jar.new"), content);
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    private static byte[] childJar() throws IOException {
        var resource = Child.class.getName().replace('.', '/') + ".class";
        var entry = new ZipEntry(resource);
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        var content = new ByteArrayOutputStream();
        try (var bytes = Child.class.getClassLoader().getResourceAsStream(resource);
                var jar = new JarOutputStream(content)) {
            if (bytes == null) {
                throw new IOException(resource + " is not on the class path");
            }
            jar.putNextEntry(entry);
            bytes.transferTo(jar);
            jar.closeEntry();
        }
        return content.toByteArray();
    }
}
