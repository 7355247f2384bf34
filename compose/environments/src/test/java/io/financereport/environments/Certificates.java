package io.financereport.environments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An openssl that makes certificates, and as a program of a script shows one of them in place of what a server would. */
public record Certificates(Path folder) {
    private static final List<String> KEY =
            List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes");

    /** With an authority, and nothing shown yet. The stand-in is in {@code folder/bin}. */
    public static Certificates in(Path folder) {
        var openssl = Script.require("openssl");
        StandIn.program(
                folder.resolve("bin"),
                "openssl",
                "case \"$1\" in s_client) cat \"%s/shown.pem\" ;; *) exec \"%s\" \"$@\" ;; esac"
                        .formatted(folder, openssl));
        var made = new Certificates(folder);
        made.authority("/O=An Authority/CN=A1");
        made.openssl(with("req", "-subj", "/CN=x", "-keyout", "key", "-out", "request"));
        return made;
    }

    public Path programs() {
        return folder.resolve("bin");
    }

    /** Makes who signs from now on. */
    public void authority(String subject) {
        openssl(with(
                "req",
                "-x509",
                "-days",
                "3650",
                "-subj",
                subject,
                "-keyout",
                "authority.key",
                "-out",
                "authority.pem"));
    }

    /** From now on one for this name is shown, by the authority. */
    public void shows(String name, int days) {
        shows(name, days, List.of("-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial"));
    }

    /** From now on one for this name is shown that only its own key has signed. */
    public void showsItsOwn(String name, int days) {
        shows(name, days, List.of("-signkey", "key"));
    }

    private void shows(String name, int days, List<String> by) {
        try {
            Files.writeString(folder.resolve("names"), "subjectAltName=DNS:%s\n".formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var words = new ArrayList<>(List.of(
                "x509",
                "-req",
                "-in",
                "request",
                "-days",
                Integer.toString(days),
                "-extfile",
                "names",
                "-out",
                "shown.pem"));
        words.addAll(by);
        openssl(words);
    }

    private static List<String> with(String command, String... more) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(KEY);
        words.addAll(List.of(more));
        return words;
    }

    private void openssl(List<String> words) {
        new Script(Script.require("openssl"), folder, Map.of(), "")
                .run(words.toArray(String[]::new))
                .requireSuccess();
    }
}
