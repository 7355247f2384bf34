package io.financereport.gateway.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files on the class path that browsers may read. They do not change while the process runs. */
@Singleton
public final class WebFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int BYTES_KEPT_MAX = 64 * 1024 * 1024;
    private static final Map<String, String> CONTENT_TYPES = Map.ofEntries(
            Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("pfb", "application/octet-stream"),
            Map.entry("bcmap", "application/octet-stream"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("txt", "text/plain;charset=utf-8"));

    private final Cache<String, WebFile> known = Caffeine.newBuilder()
            .maximumWeight(BYTES_KEPT_MAX)
            .<String, WebFile>weigher((name, file) -> file.bytes().length)
            .build();

    /**
     * @param folder on the class path
     * @param name of a file below it; one that climbs or hides is not found
     */
    public Optional<WebFile> find(String folder, String name) {
        if (!NAME.matcher(name).matches() || !CONTENT_TYPES.containsKey(extension(name))) {
            return Optional.empty();
        }
        var resource = folder + "/" + name;
        var cached = Optional.ofNullable(known.getIfPresent(resource));
        var found = cached.isPresent() ? cached : read(resource);
        found.filter(file -> cached.isEmpty()).ifPresent(file -> known.put(resource, file));
        return found;
    }

    private static Optional<WebFile> read(String resource) {
        try (var file = WebFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                return Optional.empty();
            }
            var bytes = file.readAllBytes();
            var type = String.valueOf(CONTENT_TYPES.get(extension(resource)));
            return Optional.of(new WebFile(bytes, type, etag(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String etag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
