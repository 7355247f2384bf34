package io.financereport.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.financereport.statement.reading.Source.Box;
import io.financereport.statement.reading.Source.Bytes;
import io.financereport.statement.reading.Source.Cells;
import org.junit.jupiter.api.Test;

class SourceTest {
    @Test
    void a_stretch_of_a_file_goes_on_to_the_end_of_the_later_one() {
        assertThat(new Bytes(10, 20, 2).to(new Bytes(30, 45, 4))).isEqualTo(new Bytes(10, 45, 2));
        assertThat(new Bytes(10, 50, 2).to(new Bytes(30, 45, 2)))
                .as("one within the other")
                .isEqualTo(new Bytes(10, 50, 2));
    }

    @Test
    void a_rectangle_grows_until_it_holds_both() {
        assertThat(new Box(1, 3, 100, 200, 300, 210).to(new Box(1, 4, 90, 215, 250, 225)))
                .isEqualTo(new Box(1, 3, 90, 200, 300, 225));
    }

    @Test
    void a_place_does_not_reach_over_pages_or_into_another_kind() {
        var box = new Box(1, 3, 100, 200, 300, 210);
        var cells = new Cells(1, 7, 0, 4);

        assertThat(box.to(new Box(2, 1, 0, 0, 10, 10))).isEqualTo(box);
        assertThat(cells.to(new Cells(1, 9, 0, 4))).isEqualTo(cells);
    }

    @Test
    void places_that_cannot_be_are_refused_with_their_figures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bytes(20, 10, 1))
                .withMessageContaining("bytes 20 to 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cells(0, 1, 0, 1))
                .withMessageContaining("sheet 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(1, 1, 50, 0, 40, 10))
                .withMessageContaining("50 0 40 10");
    }
}
