package io.financereport.environments.compose;

import io.financereport.environments.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file as it is written: anchors are followed, variables are not. */
record ComposeFile(String name, String text, Map<String, Object> tree) {
    static final String ROOT_FILE = "docker-compose.yml";
    static final String DOORS = "compose/local.yml";
    static final String POSTGRES = "compose/dokploy/01.postgres/compose.yaml";
    static final String REDIS = "compose/dokploy/02.redis/compose.yaml";
    static final String APP = "compose/dokploy/10.app/compose.yaml";
    static final String STACK = "compose/dokploy/10.app/compose.stack.yaml";
    static final String MACHINE = "compose/production/docker-compose.prod.yml";

    /** Every file that describes containers; compose/local.yml only adds ports to the first. */
    static Stream<ComposeFile> all() {
        return Stream.of(ROOT_FILE, POSTGRES, REDIS, APP, STACK, MACHINE).map(ComposeFile::read);
    }

    static ComposeFile read(String name) {
        try {
            return parse(name, Files.readString(Script.ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ComposeFile parse(String name, String text) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new ComposeFile(name, text, tree);
    }

    List<ComposeService> services() {
        var services = new ArrayList<ComposeService>();
        section("services").forEach((key, value) -> services.add(new ComposeService(key, ComposeService.mapOf(value))));
        return services;
    }

    Stream<ComposeService> scaled() {
        return services().stream().filter(ComposeService::scaled);
    }

    Map<String, Object> section(String key) {
        return ComposeService.mapOf(tree.get(key));
    }

    boolean ofDokploy() {
        return name.startsWith("compose/dokploy/");
    }

    /** Of the one virtual machine: nginx in front, and a script that updates. */
    boolean ofTheMachine() {
        return name.equals(MACHINE);
    }

    /** Where people's books are: images that were tested, and secrets that no environment holds. */
    boolean deployed() {
        return ofDokploy() || ofTheMachine();
    }

    boolean stack() {
        return name.endsWith(".stack.yaml");
    }

    @Override
    public String toString() {
        return name;
    }
}
