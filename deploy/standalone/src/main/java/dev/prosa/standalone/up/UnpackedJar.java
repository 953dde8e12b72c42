package dev.prosa.standalone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A program's executable jar taken apart: its own classes in `application.jar`, whose manifest
/// names the main class and, where it is one of Spring Boot's jars, the libraries beside it.
record UnpackedJar(Path jar, String mainClass) {

    private static final String APPLICATION = "application.jar";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String START_CLASS = "Start-Class";

    /// What was unpacked into a directory.
    static UnpackedJar in(Path directory) throws IOException {
        var jar = directory.resolve(APPLICATION);
        try (var opened = new JarFile(jar.toFile())) {
            return new UnpackedJar(jar, attribute(opened.getManifest(), Attributes.Name.MAIN_CLASS));
        }
    }

    /// Replaces the directory.
    static void unpack(Path executable, Path directory) throws IOException {
        Removal.of(directory);
        Files.createDirectories(directory.resolve("lib"));
        try (var source = new JarFile(executable.toFile())) {
            var manifest = source.getManifest();
            if (attribute(manifest, new Attributes.Name(START_CLASS)).isEmpty()) {
                Files.copy(executable, directory.resolve(APPLICATION));
            } else {
                copyApplication(source, runnable(manifest, copyLibraries(source, directory)), directory);
            }
        }
    }

    private static List<String> copyLibraries(JarFile source, Path directory) throws IOException {
        var libraries = new ArrayList<String>();
        for (var entry : (Iterable<JarEntry>) source.stream()::iterator) {
            if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                var name = "lib/" + entry.getName().substring(LIBRARIES.length());
                try (var bytes = source.getInputStream(entry)) {
                    Files.copy(bytes, directory.resolve(name));
                }
                libraries.add(name);
            }
        }
        return libraries;
    }

    private static Manifest runnable(Manifest manifest, List<String> libraries) {
        var runnable = new Manifest(manifest);
        var attributes = runnable.getMainAttributes();
        attributes.put(Attributes.Name.MAIN_CLASS, attributes.getValue(START_CLASS));
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        return runnable;
    }

    /// With the entries of directories too: who looks for resources in packages needs them.
    private static void copyApplication(JarFile source, Manifest manifest, Path directory) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve(APPLICATION)), manifest)) {
            for (var entry : (Iterable<JarEntry>) source.stream()::iterator) {
                var name = entry.getName();
                if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
                    jar.putNextEntry(new JarEntry(name.substring(CLASSES.length())));
                    try (var bytes = source.getInputStream(entry)) {
                        bytes.transferTo(jar);
                    }
                    jar.closeEntry();
                }
            }
        }
    }

    private static String attribute(Manifest manifest, Attributes.Name name) {
        var value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }
}
