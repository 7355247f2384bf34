package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryFailureTest {
    /** The classes that were at work, the last one first. */
    @ParameterizedTest
    @CsvSource({
        "org.library.Parser io.financereport.a.Reader, true",
        "java.util.List org.library.Parser io.financereport.a.Reader, true",
        "io.financereport.a.Reader org.library.Parser io.financereport.a.Reader, false",
        "java.util.List io.financereport.a.Reader, false",
        "java.util.List org.other.Parser, false",
        "'', true"
    })
    void it_is_of_the_library_when_that_was_at_work_last(String classes, boolean isOfLibrary) {
        var thrown = new IllegalStateException();
        thrown.setStackTrace(Stream.of(classes.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new StackTraceElement(name, "read", null, 1))
                .toArray(StackTraceElement[]::new));

        assertThat(LibraryFailure.isOf("org.library.", thrown)).isEqualTo(isOfLibrary);
    }

    @Test
    void a_refusal_is_none() {
        assertThat(LibraryFailure.isOf(
                        "io.financereport.", new Refusal(ReadingCode.DOCUMENT_UNREADABLE, "The file is damaged.")))
                .isFalse();
    }
}
