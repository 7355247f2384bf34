package io.financereport.statement.reading.written;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.statement.reading.DateOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve months of a language are twelve. */
class MonthNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "January February March April May June July August September October November December",
                "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
                "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
                "ene feb mar abr may jun jul ago sep oct nov dic",
                "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
                "ledna února března dubna května června července srpna září října listopadu prosince",
                "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
                "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
                "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค"
            })
    void months_are_counted_from_one_to_twelve(String names) {
        assertThat(List.of(names.split(" ", -1)).stream().map(MonthNames::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "3 ม.ค. 2569, 2026-01-03",
        "3 มี.ค. 2569, 2026-03-03",
        "5. listopada 2026, 2026-10-05",
        "05.lis.2026, 2026-11-05",
        "5 listopada 2026, 2026-11-05",
        "5. listopadu 2026, 2026-11-05",
        "5. studenoga 2026, 2026-11-05"
    })
    void a_name_of_two_languages_is_known_by_what_stands_beside_it(String written, LocalDate day) {
        assertThat(WrittenDate.of(written).day(DateOrder.DAY_MONTH_YEAR)).isEqualTo(day);
    }
}
