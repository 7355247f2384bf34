package io.financereport.statement.reading.written;

import java.util.HashMap;
import java.util.Map;

/** Months by the names and short names that banks write. */
public final class MonthNames {
    private static final Map<String, Integer> NUMBERS = read(
            "января янв січня січ ιανουαριου ιανουαριος ιαν sausio sausis janvaris janvara jaanuar januara sijecnja"
                + " sijecanj януари jan oca ocak ianuarie ian gener january januar janvier janv enero ene gennaio gen"
                + " janeiro januari januar tammikuu tammi stycznia sty ledna leden",
            "февраля февраль фев февр лютого лют φεβρουαριου φεβρουαριος φεβ vasario vasaris februaris februara"
                + " veebruar veljace veljaca февруари feb sub subat februarie febr febrer february februar fevrier fev"
                + " fevr febrero febbraio fevereiro februari helmikuu helmi lutego lut unora unor",
            "марта март мар березня бер μαρτιου μαρτιος μαρ kovo kovas marts marta maret "
                    + "ozujka ozujak marec "
                    + "mar mart martie marc marcius "
                    + "march marz maerz mrz mars marzo marco maart mrt maaliskuu maalis marca marzec brezna brezen",
            "апреля апрель апр квітня кві квіт απριλιου απριλιος απρ balandzio balandis "
                    + "aprill aprila travnja travanj април "
                    + "apr nis nisan aprilie aprilis "
                    + "april avril avr abril abr aprile huhtikuu huhti kwietnia kwi dubna duben",
            "мая май травня тра трав μαιου μαιος μαι geguzes geguze maijs maija svibnja "
                    + "svibanj "
                    + "may mayis majus maig " + "mai mayo maggio mag maio mei maj toukokuu touko maja kvetna kveten",
            "июня июнь июн червня чер черв ιουνιου ιουνιος ιουν birzelio birzelis junijs "
                    + "junija juuni juna lipnja lipanj юни "
                    + "jun haz haziran iunie iun junius juny "
                    + "june juni juin junio giugno giu junho kesakuu kesa czerwca cze cervna cerven",
            "июля июль июл липня лип ιουλιου ιουλιος ιουλ liepos liepa julijs julija juuli "
                    + "jula srpnja srpanj юли "
                    + "jul tem temmuz iulie iul julius juliol "
                    + "july juli juillet juil julio luglio lug julho heinakuu heina lipca lip cervence cervenec",
            "августа август авг серпня сер серп αυγουστου αυγουστος αυγ rugpjucio rugpjutis "
                    + "augusts augusta agustus ogos kolovoza kolovoz "
                    + "aug agu agustos augusztus agost "
                    + "august aout aou agosto ago augustus augusti elokuu elo sierpnia sie srpna srpen",
            "сентября сентябрь сен сент вересня вер σεπτεμβριου σεπτεμβριος σεπ rugsejo "
                    + "rugsejis septembris septembra rujna rujan септември "
                    + "sep eyl eylul septembrie szept szeptember setembre "
                    + "sept september septembre septiembre set settembre setembro syyskuu syys wrzesnia wrz zari",
            "октября октябрь окт жовтня жов жовт οκτωβριου οκτωβριος οκτ spalio spalis oktobris oktobra oktoober"
                    + " октомври oct eki ekim octombrie oktober okt october oktober octobre octubre ott ottobre out"
                    + " outubro lokakuu loka pazdziernika paz rijna rijen",
            "ноября ноябрь ноя нояб листопада лис лист νοεμβριου νοεμβριος νοε lapkricio "
                    + "lapkritis novembris novembra studenoga studeni ноември "
                    + "nov kas kasim noiembrie noi "
                    + "november novembre noviembre novembro marraskuu marras listopada lis listopadu listopad",
            "декабря декабрь дек грудня гру груд δεκεμβριου δεκεμβριος δεκ gruodzio gruodis decembris decembra"
                + " detsember desember disember prosinca prosinac декември dec ara aralik decembrie december desembre"
                + " dez december dezember decembre diciembre dic dicembre dezembro des desember joulukuu joulu grudnia"
                + " gru prosince");

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
                numbers.put(PlainWords.of(name), i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
