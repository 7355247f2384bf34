package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a new virtual machine is told about itself. */
class CloudInitTest {
    private static final String FILE = "compose/production/cloud-init.yaml";

    private final Map<String, Object> told;

    CloudInitTest() throws IOException {
        told = new Yaml(new SafeConstructor(new LoaderOptions())).load(text());
    }

    @Test
    void it_is_what_cloud_init_takes_for_its_own() throws IOException {
        assertThat(text()).startsWith("#cloud-config\n");
    }

    @Test
    void nobody_signs_in_without_a_key_and_root_not_at_all() {
        assertThat(told).containsEntry("ssh_pwauth", false).containsEntry("disable_root", true);
        assertThat(list("users")).singleElement().satisfies(user -> {
            assertThat(map(user).get("lock_passwd")).isEqualTo(true);
            assertThat(map(user).get("ssh_authorized_keys")).isInstanceOf(List.class);
        });
        assertThat(file("/etc/ssh/sshd_config.d/10-keys-only.conf"))
                .contains("PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin no");
        assertThat(commands()).contains("systemctl restart ssh");
    }

    @Test
    void the_firewall_is_open_for_ssh_and_the_web_before_it_is_closed_for_the_rest() {
        assertThat(commands().stream().filter(command -> command.startsWith("ufw ")))
                .containsExactly(
                        "ufw default deny incoming",
                        "ufw default allow outgoing",
                        "ufw allow OpenSSH",
                        "ufw allow 80/tcp",
                        "ufw allow 443/tcp",
                        "ufw --force enable");
    }

    @Test
    void docker_and_its_compose_come_from_the_distribution() throws IOException {
        assertThat(list("packages")).contains("docker.io", "fail2ban", "unattended-upgrades", "ufw", "jq", "curl");
        assertThat(commands())
                .anySatisfy(command -> assertThat(command).contains("docker-compose-v2", "docker-compose docker-cli"));
        assertThat(text()).doesNotContainPattern("https?://|apt-key|sources\\.list");
    }

    @Test
    void it_keeps_itself_up_to_date_and_locks_out_who_guesses() {
        assertThat(file("/etc/apt/apt.conf.d/20auto-upgrades"))
                .contains("Update-Package-Lists \"1\"", "Unattended-Upgrade \"1\"");
        assertThat(file("/etc/apt/apt.conf.d/52reboot")).contains("Automatic-Reboot \"true\"");
        assertThat(file("/etc/fail2ban/jail.d/sshd.local")).contains("[sshd]", "enabled = true", "backend = systemd");
        assertThat(commands()).contains("systemctl enable --now docker fail2ban unattended-upgrades");
    }

    @Test
    void docker_compose_by_hand_reads_what_the_script_reads() throws IOException {
        var script = Files.readString(Script.ROOT.resolve("compose/bin/deploy.sh"));

        assertThat(file("/etc/profile.d/finance-report.sh"))
                .isEqualTo("export COMPOSE_FILE=docker-compose.prod.yml COMPOSE_ENV_FILES=.env.prod,.deployed/tags\n");
        assertThat(script)
                .contains(
                        "$folder/docker-compose.prod.yml",
                        "$folder/.env.prod",
                        "state=$folder/.deployed",
                        "$state/tags");
    }

    private static String text() throws IOException {
        return Files.readString(Script.ROOT.resolve(FILE));
    }

    private List<Object> list(String key) {
        return told.get(key) instanceof List<?> found ? List.copyOf(found) : List.of();
    }

    private List<String> commands() {
        return list("runcmd").stream()
                .map(command -> command instanceof List<?> words
                        ? String.join(" ", words.stream().map(Object::toString).toList())
                        : command.toString())
                .toList();
    }

    private String file(String path) {
        return list("write_files").stream()
                .map(CloudInitTest::map)
                .filter(file -> path.equals(file.get("path")))
                .map(file -> String.valueOf(file.get("content")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> found ? found : Map.of();
    }
}
