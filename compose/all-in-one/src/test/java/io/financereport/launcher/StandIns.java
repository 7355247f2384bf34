package io.financereport.launcher;

import io.financereport.test.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A folder that looks to the launcher like the built repository, with {@link StandIn} in place of every service. */
final class StandIns {
    private StandIns() {}

    static void buildIn(Path root) throws IOException {
        for (var part : Part.values()) {
            var target = Files.createDirectories(root.resolve(part.module()).resolve("target"));
            buildJar(target.resolve(part.module() + "-0.1.0-SNAPSHOT.jar"));
        }
        var scripts = Files.createDirectories(root.resolve("compose/postgres"));
        var repository = Path.of(System.getProperty("repository.root"));
        Files.copy(repository.resolve("compose/postgres/init.sql"), scripts.resolve("init.sql"));
        // Unpacked once for all tests, not once for each data folder.
        var programs = Files.createDirectories(Path.of("target/programs").toAbsolutePath());
        Files.createSymbolicLink(Files.createDirectories(root.resolve(".data")).resolve("bin"), programs);
        Files.writeString(root.resolve("jdk.txt"), "    java.home = " + System.getProperty("java.home") + "\n");
    }

    private static void buildJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, classesOf(Part.class) + " " + classesOf(StandIn.class));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("stand-in"));
        }
    }

    private static String classesOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    /** Free ports for everything that has one. */
    static Map<String, String> freePorts() throws IOException {
        var properties = new HashMap<String, String>();
        for (var setting : Setting.values()) {
            if (setting.property().endsWith(".port")) {
                properties.put(setting.property(), Integer.toString(FreePort.next()));
            }
        }
        return properties;
    }
}
