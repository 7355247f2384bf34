package io.financereport.statement.reading.written;

import java.lang.Character.UnicodeBlock;
import java.util.HashMap;
import java.util.Map;

/** Months by the names and short names that banks write. */
public final class MonthNames {
    private static final Map<String, Integer> NUMBERS = read(
            "มกราคม มค янв января январь січня січень jaan jaanuar sausio sausis janvaris ιανουαριου"
                    + " ιαν يناير ינואר januari sijecnja sijecanj ene jan oca ocak ianuarie ian gener january"
                    + " januar janvier janv enero gennaio gen janeiro tammikuu tammi stycznia sty ledna leden"
                    + " січ ιανουαριος janvara januara януари",
            "กุมภาพันธ์ กพ фев февр февраля февраль лютого лютии veebr veebruar vasario vasaris"
                    + " februaris φεβρουαριου φεβ فبراير פברואר pebruari veljace veljaca feb sub subat februarie"
                    + " febr febrer february februar fevrier fev fevr febrero febbraio fevereiro februari"
                    + " helmikuu helmi lutego lut unora unor лют φεβρουαριος februara февруари",
            "มีนาคม มีค мар марта март березня березень marts kovo kovas μαρτιου μαρ مارس מרץ ozujka"
                    + " ozujak mac maret mar mart martie marc marcius march marz maerz mrz mars marzo marco"
                    + " maart mrt maaliskuu maalis marca marzec brezna brezen бер μαρτιος marta marec",
            "เมษายน เมย апр апреля апрель квітня квітень aprill balandzio balandis aprilis απριλιου"
                    + " απρ ابريل אפריל travnja travanj apr nis nisan aprilie april avril avr abril abr aprile"
                    + " huhtikuu huhti kwietnia kwi dubna duben кві квіт απριλιος aprila април",
            "พฤษภาคม พค мая маи травня травень maijs geguzes geguze μαιου μαι مايو מאי svibnja"
                    + " svibanj mei may mayis majus maig mai mayo maggio mag maio maj toukokuu touko maja kvetna"
                    + " kveten май тра трав μαιος maija",
            "มิถุนายน มิย июн июня июнь червня червень juuni birzelio birzelis junijs ιουνιου ιουν يونيو"
                    + " יוני lipnja lipanj jun haz haziran iunie iun junius juny june juni juin junio giugno giu"
                    + " junho kesakuu kesa czerwca cze cervna cerven чер черв ιουνιος junija juna юни",
            "กรกฎาคม กค июл июля июль липня липень juuli liepos liepa julijs ιουλιου ιουλ يوليو יולי"
                    + " srpnja srpanj jul tem temmuz iulie iul julius juliol july juli juillet juil julio luglio"
                    + " lug julho heinakuu heina lipca lip cervence cervenec лип ιουλιος julija jula юли",
            "สิงหาคม สค авг августа август серпня серпень rugpjucio rugpjutis augusts αυγουστου αυγ"
                    + " اغسطس אוגוסט kolovoza kolovoz ogos aug agu agustos augusztus agost august aout aou"
                    + " agosto ago augustus augusti elokuu elo sierpnia sie srpna srpen сер серп αυγουστος"
                    + " augusta agustus",
            "กันยายน กย сен сент сентября сентябрь вересня вересень septembris rugsejo rugsejis"
                    + " σεπτεμβριου σεπ سبتمبر ספטמבר rujna rujan sep eyl eylul septembrie szept szeptember"
                    + " setembre sept september septembre septiembre set settembre setembro syyskuu syys"
                    + " wrzesnia wrz zari вер σεπτεμβριος septembra септември",
            "ตุลาคม ตค окт октября октябрь жовтня жовтень oktoobrid oktoober oktobris spalio spalis"
                    + " οκτωβριου οκτ اكتوبر אוקטובר oct eki ekim octombrie oktober okt october octobre octubre"
                    + " ott ottobre out outubro lokakuu loka pazdziernika paz rijna rijen жов жовт οκτωβριος"
                    + " oktobra октомври",
            "พฤศจิกายน พย ноя нояб ноября ноябрь листопада листопад novembris lapkricio lapkritis"
                    + " νοεμβριου νοε نوفمبر נובמבר studenog studeni nov kas kasim noiembrie noi november"
                    + " novembre noviembre novembro marraskuu marras listopada lis listopadu listopad лис лист"
                    + " νοεμβριος novembra studenoga ноември",
            "ธันวาคม ธค дек декабря декабрь грудня грудень detsember decembris gruodzio gruodis"
                    + " δεκεμβριου δεκ ديسمبر דצמבר prosinca disember desember dec ara aralik decembrie december"
                    + " desembre dez dezember decembre diciembre dic dicembre dezembro des joulukuu joulu"
                    + " grudnia gru prosince гру груд δεκεμβριος decembra prosinac декември");

    /** Any of them, as {@link PlainWords} writes it; in Thai with its vowels. */
    static final String PATTERN = "(?:" + String.join("|", NUMBERS.keySet()) + ")";

    private MonthNames() {}

    /** 1 to 12, or -1 for a word that is no month. */
    public static int number(String name) {
        return NUMBERS.getOrDefault(plain(name), -1);
    }

    /** The vowels of Thai, which are marks, tell January from March. */
    private static String plain(String name) {
        return UnicodeBlock.of(name.codePointAt(0)) == UnicodeBlock.THAI ? name : PlainWords.of(name);
    }

    private static Map<String, Integer> read(String... months) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < months.length; i++) {
            for (String name : months[i].split(" ", -1)) {
                var other = numbers.put(plain(name), i + 1);
                if (other != null && other != i + 1) {
                    throw new IllegalStateException(name + " is the name of two months");
                }
            }
        }
        return Map.copyOf(numbers);
    }
}
