package io.financereport.statement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashedStreamTest {
    /** Of "abc", as FIPS 180 gives it. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final HashedStream stream =
            new HashedStream(new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)));

    @Test
    void hashes_every_byte_once_however_it_is_read() throws IOException {
        assertThat(stream.read()).isEqualTo('a');
        assertThat(stream.skip(1)).isEqualTo(1);
        assertThat(stream.readAllBytes()).containsExactly('c');

        assertThat(stream.read()).as("the end").isEqualTo(-1);
        assertThat(stream.bytes()).isEqualTo(3);
        assertThat(stream.sha256()).isEqualTo(ABC);
    }

    @Test
    void cannot_go_back() {
        assertThat(stream.markSupported()).isFalse();
    }
}
