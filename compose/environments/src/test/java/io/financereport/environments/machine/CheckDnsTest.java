package io.financereport.environments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.environments.Certificates;
import io.financereport.environments.Script;
import io.financereport.environments.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** check_dns.sh, told by stand-ins what a resolver, a server and a redirect say; the certificates are real ones. */
class CheckDnsTest {
    private static final String HERE = "report.example.org. 1800 IN A 192.0.2.7\n";
    private static final String CNAME = "www.report.example.org. 3600 IN CNAME report.example.org.\n" + HERE;

    @TempDir
    private Path folder;

    private Certificates certificates = new Certificates(Path.of(""));

    @BeforeEach
    void aDomainThatIsWell() throws IOException {
        certificates = Certificates.in(folder);
        StandIn.program(certificates.programs(), "dig", "cat \"%s/${*: -2:1}\"".formatted(folder));
        StandIn.program(certificates.programs(), "curl", "cat \"%s/redirect\"".formatted(folder));
        write("report.example.org", HERE);
        write("www.report.example.org", CNAME);
        write("redirect", "301 https://report.example.org/");
        certificates.shows("report.example.org", 60);
    }

    @Test
    void all_is_well() {
        var said = check("--address", "192.0.2.7", "report.example.org")
                .requireSuccess()
                .out();

        // Within the second in which it was made, all 60 days are left.
        assertThat(said.lines().map(line -> line.replaceAll(" +", " ").replace("60 days", "59 days")))
                .containsExactly(
                        "ok A report.example.org leads to 192.0.2.7",
                        "ok TTL 1800 s left, at most 3600",
                        "ok www a CNAME, redirects to https://report.example.org",
                        "ok certificate 59 days left, from CN=A1, O=An Authority");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.example.org | '' | has no A record: make one",
                "report.example.org | report.example.org. 60 IN A 192.0.2.8 | leads to 192.0.2.8 and not to 192.0.2.7",
                "www.report.example.org | '' | www.report.example.org leads nowhere: make a CNAME",
                "www.report.example.org | www.report.example.org. 60 IN CNAME example.net. | is a CNAME of example.net"
                        + " and not",
                "www.report.example.org | www.report.example.org. 60 IN A 192.0.2.9 | leads to 192.0.2.9 and not to"
                        + " where",
                "redirect | '200 ' | answers '200' in place of a redirect",
                "redirect | 301 https://elsewhere.example/ | in place of a redirect to https://report.example.org",
                "redirect | 000 | does not answer, or its certificate is not for this name",
                "shown.pem | '' | nothing shows one at report.example.org:443"
            })
    void what_is_not_well_is_said(String what, String says, String sentence) throws IOException {
        write(what, says.isEmpty() ? "" : says + "\n");

        var outcome = check("--address", "192.0.2.7", "report.example.org");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL ").contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "report.example.org, 6, false, 'days left, from CN=A1'",
        "other.example.org, 60, false, it is not for report.example.org",
        "report.example.org, 60, true, signed by nobody but itself"
    })
    void a_certificate_that_no_browser_believes_for_long_is_a_fault(
            String name, int days, boolean itself, String sentence) {
        if (itself) {
            certificates.showsItsOwn(name, days);
        } else {
            certificates.shows(name, days);
        }

        var outcome = check("report.example.org");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("FAIL  certificate").contains(sentence);
    }

    @Test
    void the_certificate_of_a_rehearsal_is_a_fault_unless_one_is_asked_for() {
        certificates.authority("/O=(STAGING) Let's Encrypt/CN=(STAGING) X");
        certificates.shows("report.example.org", 60);

        assertThat(check("report.example.org").out()).contains("Make the real one.");
        assertThat(check("--staging", "report.example.org").requireSuccess().out())
                .containsPattern("ok    certificate  \\d+ days left, from CN=\\(STAGING\\) X");
        certificates.shows("other.example.org", 60);
        assertThat(check("--staging", "report.example.org").exitCode()).isEqualTo(1);
    }

    @Test
    void the_certificate_alone_is_looked_at_where_there_is_no_www() throws IOException {
        write("report.example.org", "");

        assertThat(check("--certificate", "report.example.org")
                        .requireSuccess()
                        .out()
                        .lines())
                .singleElement()
                .asString()
                .startsWith("ok    certificate");
    }

    @Test
    void a_long_time_to_live_is_a_note() throws IOException {
        write("report.example.org", "report.example.org. 86400 IN A 192.0.2.7\n");

        assertThat(check("report.example.org").requireSuccess().out()).contains("note  TTL          86400 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--address", "https://report.example.org", "localhost", "a.b c.d", "--what a.b"})
    void what_is_no_domain_is_refused(String words) {
        assertThat(check(words.isEmpty() ? new String[0] : words.split(" ")).exitCode())
                .isEqualTo(2);
    }

    private Script.Outcome check(String... words) {
        return Script.named("check_dns.sh")
                .withPrograms(certificates.programs())
                .run(words);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
