package io.financereport.statement.reading.written;

import java.util.HashMap;
import java.util.Map;

/** Months by the names and short names that banks write. */
public final class MonthNames {
    private static final Map<String, Integer> NUMBERS = read(
            "jan oca ocak ianuarie ian gener january januar janvier janv enero ene gennaio gen janeiro januari januar"
                    + " tammikuu tammi stycznia sty ledna leden",
            "feb sub subat februarie febr febrer february februar fevrier fev fevr febrero febbraio fevereiro februari"
                    + " helmikuu helmi lutego lut unora unor",
            "mar mart martie marc marcius "
                    + "march marz maerz mrz mars marzo marco maart mrt maaliskuu maalis marca marzec brezna brezen",
            "apr nis nisan aprilie aprilis "
                    + "april avril avr abril abr aprile huhtikuu huhti kwietnia kwi dubna duben",
            "may mayis majus maig " + "mai mayo maggio mag maio mei maj toukokuu touko maja kvetna kveten",
            "jun haz haziran iunie iun junius juny "
                    + "june juni juin junio giugno giu junho kesakuu kesa czerwca cze cervna cerven",
            "jul tem temmuz iulie iul julius juliol "
                    + "july juli juillet juil julio luglio lug julho heinakuu heina lipca lip cervence cervenec",
            "aug agu agustos augusztus agost "
                    + "august aout aou agosto ago augustus augusti elokuu elo sierpnia sie srpna srpen",
            "sep eyl eylul septembrie szept szeptember setembre "
                    + "sept september septembre septiembre set settembre setembro syyskuu syys wrzesnia wrz zari",
            "oct eki ekim octombrie oktober okt october oktober octobre octubre ott ottobre out outubro lokakuu loka"
                    + " pazdziernika paz rijna rijen",
            "nov kas kasim noiembrie noi "
                    + "november novembre noviembre novembro marraskuu marras listopada lis listopadu listopad",
            "dec ara aralik decembrie december desembre dez december dezember decembre diciembre dic dicembre dezembro"
                    + " des desember joulukuu joulu grudnia gru prosince");

    /** Any of them, as {@link PlainWords} writes it. */
    static final String PATTERN = "(?:" + String.join("|", NUMBERS.keySet()) + ")";

    private MonthNames() {}

    /** 1 to 12, or -1 for a word that is no month. */
    public static int number(String name) {
        return NUMBERS.getOrDefault(PlainWords.of(name), -1);
    }

    private static Map<String, Integer> read(String... months) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < months.length; i++) {
            for (String name : months[i].split(" ", -1)) {
                numbers.put(name, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
