package io.financereport.environments.isolation;

import io.financereport.environments.StandIn;
import io.financereport.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A docker that stands in for the real one: it keeps every call, and of each compose project whether its containers are absent, stopped or running.
 * Its {@code up} can be held up, and can fail.
 */
public record Engine(Path folder) {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String PROGRAM = """
        caller=$PWD
        cd "$(dirname "$0")/.."
        printf '%s\\n' "$*" >>calls
        project=finance-report words=()
        while [ $# -gt 0 ]; do
            case "$1" in
                -p) project=$2; shift 2 ;;
                --env-file)
                    named=$(sed -n 's/^COMPOSE_PROJECT_NAME=//p' "$2")
                    project=${named:-$project}
                    shift 2
                    ;;
                -f | --profile | --project-directory) shift 2 ;;
                *) words+=("$1"); shift ;;
            esac
        done
        case "${words[*]}" in
            'compose ps'*running*) if grep -qs running "project-$project"; then echo 4f1d2c; fi ;;
            'compose ps'*) if [ -e "project-$project" ]; then echo 4f1d2c; fi ;;
            'compose up'*)
                printf '%s %s %s\\n' "${POSTGRES_PORT:-}" "${ENV_SUFFIX:-}" "${S3_BUCKET:-}" >>ports
                touch in-up
                for ((tries = 0; tries < 15000; tries++)); do
                    [ -e held-up ] || break
                    sleep 0.02
                done
                echo running >"project-$project"
                case "${words[*]}" in *--no-recreate*) [ -e "folder-$project" ] ;; *) false ;; esac || echo "$caller" >"folder-$project"
                [ ! -e fails ]
                ;;
            'compose stop'*) echo stopped >"project-$project" ;;
            'compose down'*) rm -f "project-$project" ;;
            'compose port '*) echo "127.0.0.1:4${words[3]}" ;;
            'compose exec '*du*) cat store-size ;;
            'compose exec '*) cat >/dev/null ;;
            'volume ls'*) cat volumes ;;
            'ps --all --filter label=com.docker.compose.project='*)
                project=${words[3]##*=}
                [ ! -e "project-$project" ] || cat "folder-$project" 2>/dev/null || echo "$caller"
                ;;
            'ps --all '*)
                for file in project-*; do
                    [ ! -e "$file" ] || echo "${file#project-} $(cat "folder-${file#project-}" 2>/dev/null || pwd)"
                done
                ;;
            *) echo "the stand-in knows no docker ${words[*]}" >&2; exit 64 ;;
        esac\
        """;

    public static Engine in(Path folder) {
        return in(folder, "docker");
    }

    /** As docker, or as another program that runs containers. */
    public static Engine in(Path folder, String program) {
        StandIn.program(folder.resolve("bin"), program, PROGRAM);
        var engine = new Engine(folder);
        engine.write("calls", "");
        return engine;
    }

    public Path programs() {
        return folder.resolve("bin");
    }

    public List<String> calls() {
        return read("calls").lines().toList();
    }

    /** How many calls hold these words one after the other. */
    public long count(String words) {
        return calls().stream().filter(call -> call.contains(words)).count();
    }

    /** {@code running}, {@code stopped} or, where there are none, nothing. */
    public String containers(String project) {
        return Files.exists(folder.resolve("project-" + project))
                ? read("project-" + project).strip()
                : "";
    }

    public void set(String project, String containers) {
        write("project-" + project, containers + "\n");
    }

    /** The folder that the containers of the project were started in, where it is not one that is there. */
    public void startedIn(String project, Path folder) {
        write("folder-" + project, folder + "\n");
    }

    /** The folder that the containers of the project were started in. */
    public Path startedBy(String project) {
        return Path.of(read("folder-" + project).strip());
    }

    public void holdUp() {
        write("held-up", "");
    }

    public void letUp() {
        try {
            Files.delete(folder.resolve("held-up"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void failNextUp() {
        write("fails", "");
    }

    public void awaitUp() {
        Await.until(LONG, () -> Files.exists(folder.resolve("in-up")));
    }

    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
