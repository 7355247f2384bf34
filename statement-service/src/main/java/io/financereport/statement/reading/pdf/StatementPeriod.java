package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.DateOrder;
import io.financereport.statement.reading.written.BalanceWords;
import io.financereport.statement.reading.written.MonthNames;
import io.financereport.statement.reading.written.WrittenDate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days that a statement says it is about, as written. */
final class StatementPeriod {
    private static final Set<String> BETWEEN = Set.of(
            "to", "-", "--", "\u2013", "\u2014", "~", "～", "〜", "until", "through", "thru", "till", "bis", "au", "al",
            "a", "à", "tot", "t/m", "t/m.", "até", "ate", "hasta", "do", "til", "至", "到", "s/d", "s.d.", "sampai",
            "hingga", "až", "az", "ile", "по", "до", "pana", "până", "t.o.m.", "tom", "kuni", "iki", "līdz", "έως",
            "εως", "ως", "đến", "ถึง", "から", "fins", "عد", "إلى", "الى", "עד", "부터", "→", "»");
    private static final Pattern END =
            Pattern.compile("statement (?:end )?date|closing date|statement end|(?<!\\p{L})as (?:of|at)|period"
                    + " end|statement (?:issued|produced) on|auszugsdatum|abrechnungsdatum|rechnungsdatum|kontoauszug"
                    + " (?:vom|per)|(?:konto)?stand (?:vom|per|zum)|date d'arr[êe]t[ée]|relev[ée] (?:arr[êe]t[ée]"
                    + " )?(?:au|du)|arr[êe]t[ée] au|fecha de (?:corte|cierre|emisi[oó]n)|data (?:de fechamento|de"
                    + " emiss[ãa]o|di chiusura|estratto)|situazione al|estratto conto al|afschriftdatum|datum"
                    + " afschrift|kontoutdrag per|tanggal cetak|hesap kesim tarihi|stan na dzie[nń]|账单日|截止日期|締日|締め日");
    /** {@code Feb 01, 2026-Feb 28, 2026}: no blank parts the days. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<from>\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4})[-–—](?<to>\\p{L}{3,9}\\.?"
                    + " \\d{1,2},? \\d{4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4})");
    /** What may follow a day that is all of a line, as at the head of a page. */
    private static final Pattern PAGE =
            Pattern.compile("(?iu)[|·•\\s]*(?:(?:page|seite|p[áa]gina|pagina|blatt|sida)\\b.*)?");

    /** What stands before a month that is the statement's, as its title does. */
    private static final String TITLE =
            "(?:(?:(?:monthly|bank|account|card|your|my|e-?|credit card|current account|savings account)"
                + " ?)*+(?:statement|activity|summary)(?: (?:of|for|month|period))?(?: the month(?: of)?)?|for the"
                + " month of|month|(?:konto|monats|karten)?auszug(?: (?:f[üu]r|vom|im))?(?:"
                + " monat)?|kontoausz[üu]ge|monat|abrechnung(?:szeitraum)?|zeitraum|(?:votre )?relev[ée](?: (?:de"
                + " compte|bancaire|mensuel))*+(?: (?:de|du mois de?|pour))?|mois(?:"
                + " de)?|p[ée]riode|(?:estado|extracto)(?: (?:de cuenta|bancario|mensual))*+(?: (?:de|del mes de|mes"
                + " de))?|mes(?: de)?|per[íi]odo|estratto(?: conto)?(?: (?:di|mese di))?|mese(?: di)?|extrato(?:"
                + " (?:banc[áa]rio|mensal|de conta))*+(?: de)?|(?:rekening)?afschrift(?:"
                + " (?:van|over))?|maand|period|statement period|billing (?:period|cycle)|periode(?:"
                + " laporan)?|bulan|laporan bulan|d[öo]nem|hesap [öo]zeti|okres|za okres|wyci[aą]g(?: (?:z rachunku|za"
                + " okres|za))?|obdob[ií]|za obdob[ií]|v[yý]pis(?: (?:z"
                + " [uú][cč]tu|za))?|id[őo]szak|kivonat|perioada|extras(?: de cont)?|kontoutdrag(?:"
                + " f[öo]r)?|kontoudskrift|kontoutskrift|tiliote|kausi|za period|за период|период|выписка(?:"
                + " за)?|k[ỳy]|sao k[êe])";
    /** A title that says a month and its year. */
    private static final Pattern MONTH =
            Pattern.compile("(?iu)(?:" + TITLE + "\\s*[:：–-]?\\s*)?(?:de )?(?<name>\\p{L}{3,10})\\.?,?"
                    + " (?:de |del )?(?<year>20\\d{2})(?:[\\s|·-]+" + TITLE + ")?");

    private static final Pattern MONTH_IN_HAN = Pattern.compile(
            "(?:\\p{IsHan}{0,12}\\s*[:：]?\\s*)(?<year>20\\d{2})年(?<month>\\d{1,2})月份?\\s*\\p{IsHan}{0,12}");
    /** On a line of its own before the first day, and before the last one. */
    private static final Pattern FIRST =
            Pattern.compile("(?iu)(?:(?:statement |period )?(?:from|start|begin(?:ning|s)?)(?: date)?|date"
                + " from|von|vom|ab|beginn|du|de|desde|d[ée]but|dal|fecha (?:inicial|desde|de inicio)|(?:datum"
                + " )?van(?:af)?|date de d[ée]but|data (?:inicial|iniziale|de"
                + " in[íi]cio|od|pocz[aą]tkowa)|(?:fra|fr[åa]n|od)(?: (?:dato|datum|dnia))?|(?:von|ab) datum|datum"
                + " (?:von|od|fra)|dari(?: tanggal)?|tanggal (?:awal|mulai)|ba[sş]lang[ıi][cç](?: tarihi)?|от|с|дата"
                + " начала|t[ừu](?: ng[àa]y)?|自|开始日期|起始日期)\\s*[:：]?");

    private static final Pattern LAST =
            Pattern.compile("(?iu)(?:(?:statement |period )?(?:to|until|through|end(?:ing|s)?)(?: date)?|date"
                + " to|bis|ende|au|fin|hasta|al|fecha (?:final|hasta|de fin)|(?:datum )?(?:tot(?: en met)?|t/m)|date"
                + " de fin|data (?:final|finale|fim|do|ko[nń]cowa)|(?:til|till|do)(?: (?:dato|datum|dnia))?|bis"
                + " datum|datum (?:bis|do|til)|(?:sampai|hingga)(?: (?:dengan|tanggal))?|tanggal akhir|biti[sş](?:"
                + " tarihi)?|до|по|дата (?:окончания|конца)|[đd][ếe]n(?: ng[àa]y)?|至|结束日期|终止日期)\\s*[:：]?");

    private static final Pattern ORDERED = Pattern.compile("^\\d{4}|\\p{L}");

    /** Longer is no statement but a history. */
    private static final int DAYS_MAX = 800;

    private static final int MONTHS = 12;
    /** A line of a page in small print has fewer; what stands before each day of a line is looked through for what names it. */
    private static final int WORDS_MAX = 200;

    private @Nullable String from;
    private @Nullable String to;
    private @Nullable String end;
    private @Nullable String balance;
    private @Nullable String head;
    private @Nullable String first;
    private @Nullable YearMonth month;
    private @Nullable PdfLine above;
    private boolean hasMonths;

    /** Looks for two dates with a word or dash between, else for the date of the statement, or one that is all of a line. The first counts. */
    void see(PdfLine whole) {
        if (from != null) {
            return;
        }
        var line = whole.words().size() > WORDS_MAX ? whole.with(whole.words().subList(0, WORDS_MAX)) : whole;
        seeMonth(line);
        var words = line.words();
        var labels = above;
        above = line;
        for (int i = 0; i < words.size(); i++) {
            var first = WordDates.at(words, i);
            if (first == null) {
                continue;
            }
            var next = i + first.words();
            var second = next + 1 < words.size()
                            && BETWEEN.contains(between(words.get(next).text()))
                    ? WordDates.at(words, next + 1)
                    : null;
            if (second != null && second.year() == WordDates.Year.SAID) {
                to = second.text();
                from = first.year() == WordDates.Year.SAID ? first.text() : yearOf(first.text(), second.text());
                return;
            }
            if (first.year() == WordDates.Year.SAID && next == words.size()) {
                seeEnd(StatementWords.textFrom(words.subList(0, i), 0), first.text());
            }
            if (first.year() == WordDates.Year.SAID && labels != null && from == null) {
                seeEnd(over(labels, words.get(i).left(), words.get(next - 1).right()), first.text());
            }
            var named =
                    END.matcher(StatementWords.textFrom(words.subList(0, i), 0).toLowerCase(Locale.ROOT));
            if (end == null
                    && first.year() == WordDates.Year.SAID
                    && !isBefore(BalanceWords.balance(line.text()))
                    && named.find()) {
                end = first.text();
            }
            if (head == null
                    && i == 0
                    && first.year() == WordDates.Year.SAID
                    && PAGE.matcher(StatementWords.textFrom(words, next)).matches()) {
                head = first.text();
            }
            i = next - 1;
        }
        glued(line.text());
    }

    /** The words of the line above that stand over a place, as over the value that they name. */
    private static String over(PdfLine labels, float left, float right) {
        return labels.chunks().stream()
                .filter(chunk ->
                        chunk.getFirst().left() < right && chunk.getLast().right() > left)
                .map(chunk -> StatementWords.textFrom(chunk, 0))
                .collect(Collectors.joining(" "));
    }

    private static String between(String word) {
        var plain = word.toLowerCase(Locale.ROOT);
        return plain.length() > 1 && plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Takes a first day, or a last one, where each has a line of its own. */
    private void seeEnd(String before, String day) {
        if (FIRST.matcher(before).matches()) {
            first = day;
        } else if (first != null && LAST.matcher(before).matches()) {
            from = first;
            to = day;
        }
    }

    /** Takes a month that is all that a line says, or that its last words say with a name before it, as beside an address. */
    private void seeMonth(PdfLine line) {
        seeMonth(line.text());
        var words = line.words();
        for (int i = 1; i < words.size(); i++) {
            var text = words.get(i - 1).gapTo(words.get(i)) > line.em() ? StatementWords.textFrom(words, i) : "";
            var named = MONTH.matcher(text);
            if (named.matches() && (named.start("name") > 0 || named.end("year") < text.length())) {
                seeMonth(text);
            }
        }
    }

    /** Takes a month that is all that a title says; two different ones are none. */
    private void seeMonth(String text) {
        var named = MONTH.matcher(text);
        var han = MONTH_IN_HAN.matcher(text);
        var number = named.matches()
                ? MonthNames.number(named.group("name"))
                : han.matches() ? Integer.parseInt(han.group("month")) : -1;
        if (number < 1 || number > MONTHS) {
            return;
        }
        var found = YearMonth.of(Integer.parseInt((named.matches() ? named : han).group("year")), number);
        hasMonths |= month != null && !month.equals(found);
        month = month == null ? found : month;
    }

    /** The month of the title, where no line says a day of the statement. */
    private @Nullable YearMonth month() {
        return hasMonths || from != null || to != null || end != null || balance != null ? null : month;
    }

    /** Whether nothing but a title's month says the days, which may be the one that the statement was made in. */
    boolean isOfTitle() {
        return month() != null;
    }

    /** Takes the day of the balance that the words from one on name: the later one is the end, where none is said. */
    void seeBalance(PdfLine line, int word) {
        for (int i = word; i < line.words().size(); i++) {
            var date = WordDates.at(line.words(), i);
            if (date != null && date.year() == WordDates.Year.SAID) {
                balance = date.text();
                return;
            }
        }
    }

    /** Whether the day of such a balance is not that of the statement's end. */
    private static boolean isBefore(BalanceWords.@Nullable Balance balance) {
        return balance == BalanceWords.Balance.OPENING
                || balance == BalanceWords.Balance.BROUGHT
                || balance == BalanceWords.Balance.OF_A_DAY;
    }

    /** First day under an order, or null. */
    @Nullable
    LocalDate from(DateOrder order) {
        var whole = month();
        if (whole != null) {
            return whole.atDay(1);
        }
        var first = from == null ? null : day(from, order);
        var last = to(order);
        return first == null
                        || last == null
                        || first.isAfter(last)
                        || first.plusDays(DAYS_MAX).isBefore(last)
                ? null
                : first;
    }

    /** Last day under an order, or null. */
    @Nullable
    LocalDate to(DateOrder order) {
        var whole = month();
        if (whole != null) {
            return whole.atEndOfMonth();
        }
        var stated = to == null ? end : to;
        var last = stated == null ? balance : stated;
        var day = last == null ? head : last;
        return day == null ? null : day(day, order);
    }

    /** The day that a date means under an order; one with a month's name or the year in front means the same under each. */
    static @Nullable LocalDate day(String text, DateOrder order) {
        var date = WrittenDate.of(text);
        var readings = date.readings();
        var day = date.day(order);
        return day == null && readings.size() == 1 && ORDERED.matcher(text).find()
                ? readings.values().iterator().next()
                : day;
    }

    private static boolean isDay(String text) {
        return !WrittenDate.of(text).readings().isEmpty();
    }

    /** 2025.02.01-2025.02.28 and the like, in one word. */
    private void glued(String text) {
        var matcher = Pattern.compile(
                        "(20\\d{6}|\\d{4}([-/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([/.])\\d{1,2}\\3\\d{2,4}|\\d{4}年\\d{1,2}月\\d{1,2}日)"
                            + "\\s?(?:--?|–|—|~|～|〜|至|到)\\s?"
                            + "(20\\d{6}|\\d{4}([-/.])\\d{1,2}\\5\\d{1,2}|\\d{1,2}([/.])\\d{1,2}\\6\\d{2,4}|\\d{4}年\\d{1,2}月\\d{1,2}日)")
                .matcher(text);
        var named = NAMED.matcher(text);
        if (matcher.find()) {
            from = WordDates.plain(matcher.group(1));
            to = WordDates.plain(matcher.group(4));
        } else if (named.find() && isDay(named.group("from")) && isDay(named.group("to"))) {
            from = named.group("from");
            to = named.group("to");
        }
    }

    /** A first day that leaves its year to the last day: the latest one not after it. */
    private static @Nullable String yearOf(String first, String last) {
        for (LocalDate end : WrittenDate.of(last).readings().values()) {
            for (int year : new int[] {end.getYear(), end.getYear() - 1}) {
                var text = WordDates.completed(first, String.valueOf(year));
                var starts = WrittenDate.of(text).readings().values();
                if (!starts.isEmpty() && starts.stream().noneMatch(start -> start.isAfter(end))) {
                    return text;
                }
            }
        }
        return null;
    }
}
