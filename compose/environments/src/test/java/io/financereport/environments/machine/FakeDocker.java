package io.financereport.environments.machine;

import io.financereport.environments.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A docker of one project, as far as deploy.sh and a rehearsal need it, that does what compose does: it starts what is missing from the scale with the tag of the
 * moment, leaves what is there only when told to, and scales down by ending what was started last. Which service was without a well container for
 * a moment, and which gateway ended while nginx still sent to it, is in {@link #gaps}.
 */
record FakeDocker(Path folder) {
    /** A line of {@code containers} is: id, service, tag, status, restarts, health, looks until it is healthy. */
    private static final String PROGRAM = """
        cd "$(dirname "$0")/.."
        printf '%s\\n' "$*" >>calls
        words=()
        while [ $# -gt 0 ]; do
            case "$1" in
                --env-file | --file) shift 2 ;;
                *) words+=("$1"); shift ;;
            esac
        done
        serving() {
            awk -v service="$1" '$2 == service && $4 == "running" && $6 == "healthy"' containers | grep -q . || echo "$1" >>gaps
        }
        change() {
            awk "$@" containers >containers.new
            mv containers.new containers
        }
        create() {
            id=$(printf '%012x' $(($(cat last) + 1)))
            echo $(($(cat last) + 1)) >last
            case "$(cat "bad-$IMAGE_TAG-$1" 2>/dev/null || true)" in
                '') state="running 0 starting $(cat looks)" ;;
                crashes) state='restarting 1 starting 0' ;;
                ill) state='running 0 unhealthy 0' ;;
                slow) state='running 0 starting 1000000' ;;
            esac
            echo "$id $1 $IMAGE_TAG $state" >>containers
        }
        case "${words[*]}" in
            'compose pull --quiet --policy '*)
                touch in-pull
                for ((tries = 0; tries < 15000; tries++)); do
                    [ -e held ] || break
                    sleep 0.02
                done
                [ ! -e "no-images-$IMAGE_TAG" ]
                ;;
            'compose up --detach --wait --wait-timeout 300 --no-deps postgres redis s3 nginx') [ ! -e no-infrastructure ] ;;
            'compose up --detach --no-deps certbot') ;;
            'compose exec -T nginx /bin/sh /etc/finance-report/only.sh'*) [ ! -e no-nginx ] && echo "${words[*]:6}" >only ;;
            'compose restart postgres redis s3') [ ! -e no-restart ] ;;
            'compose ps --all --quiet '*) awk -v service="${words[4]}" '$2 == service {print $1}' containers ;;
            'compose up --detach --no-deps --no-recreate --scale '*)
                service=${words[7]} wanted=${words[6]#*=}
                there=$(awk -v service="$service" '$2 == service' containers | wc -l)
                while [ "$there" -lt "$wanted" ]; do
                    create "$service"
                    there=$((there + 1))
                done
                change -v service="$service" -v wanted="$wanted" '$2 != service || ++n <= wanted'
                [ ! -e "no-start-$IMAGE_TAG" ]
                ;;
            'inspect --format {{range '*)
                for id in "${words[@]:3}"; do
                    printf 'project_app 10.1.%s\nproject_edge 10.2.%s\n\n' "$((0x$id))" "$((0x$id))"
                done
                ;;
            'inspect --format '*)
                for id in "${words[@]:3}"; do
                    change -v id="$id" '$1 == id && $6 == "starting" { if ($7 == 0) $6 = "healthy"; else $7-- } 1'
                    awk -v id="$id" '$1 == id {print $4, $5, $6}' containers
                done
                ;;
            'stop '*)
                for id in "${words[@]:1}"; do
                    service=$(awk -v id="$id" '$1 == id {print $2}' containers)
                    change -v id="$id" '$1 == id {$4 = "exited"} 1'
                    if [ "$service" = gateway ] && [[ " $(cat only) " = *" 10.2.$((0x$id)) "* || -z $(cat only) ]]; then
                        echo "nginx still sends to $id" >>gaps
                    fi
                    serving "$service"
                done
                ;;
            'rm --volumes '*)
                for id in "${words[@]:2}"; do
                    awk -v id="$id" '$1 == id && $4 == "running" {exit 1}' containers
                    change -v id="$id" '$1 != id'
                done
                ;;
            'logs '*) cat log ;;
            *) echo "the stand-in knows no docker ${words[*]}" >&2; exit 64 ;;
        esac\
        """;

    static FakeDocker in(Path folder) {
        StandIn.program(folder.resolve("bin"), "docker", PROGRAM);
        var docker = new FakeDocker(folder);
        docker.write("calls", "");
        docker.write("containers", "");
        docker.write("gaps", "");
        docker.write("only", "");
        docker.write("last", "0");
        docker.write("looks", "2");
        docker.write("log", "");
        return docker;
    }

    Path programs() {
        return folder.resolve("bin");
    }

    List<String> calls() {
        return read("calls")
                .lines()
                .map(call -> call.replaceFirst("--env-file \\S+ --file \\S+ ", ""))
                .toList();
    }

    /** Each container that there is, as {@code service tag}. */
    List<String> running() {
        return read("containers")
                .lines()
                .map(line -> line.split(" "))
                .map(words -> words[1] + " " + words[2])
                .sorted()
                .toList();
    }

    List<String> gaps() {
        return read("gaps").lines().toList();
    }

    /** New containers of that service and tag crash, are ill or slow. */
    void bad(String tag, String service, String how) {
        write("bad-" + tag + "-" + service, how);
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
