package io.financereport.statement.reading.pdf;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.WrittenNumber;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the currency that a heading names over the part of a statement that is of it. A code that is a word as well, as in
 * {@code TOP ACTIVITY}, names one only where brackets or a colon part it from the heading, or something else agrees: the caller's
 * currency, a mark on an amount of the page, or a heading that differs in nothing but the code of another currency.
 */
final class CurrencyHeadings {
    private static final int CODE_LENGTH = 3;
    private static final String PART = "(?:balance|account|wallet|pocket|statement|transactions?|transaction"
        + " history|activity|konto|ums[äa]tze|buchungen|compte|op[ée]rations|cuenta|movimientos|conto|movimenti|conta"
        + "|movimentos|rekening|transacties|rachunek|transakcje)";

    private static final Pattern HEADING = Pattern.compile("(?iu)(?<before>" + PART
            + ")?\\s*(?<first>[-–:(]?)\\s*(?-i:(?<code>[A-Z]{3}))(?<close>\\)?)\\s*(?<second>[-–:]?)\\s*(?<after>"
            + PART + ")?");

    /** Codes that are words, names or abbreviations of headings in one of the languages of those. */
    private static final Set<String> WORDS = Set.of(
            "ADP", "ALL", "ANG", "BAM", "BND", "BOB", "CHE", "COP", "COU", "CUP", "DEM", "ERN", "ESP", "GEL", "GIP",
            "ISK", "LAK", "MAD", "MOP", "MTL", "MUR", "NAD", "NIO", "PAB", "PEN", "PTE", "RON", "SAR", "SDD", "SIT",
            "SOS", "STD", "SVC", "TOP", "TPE", "TRY", "USN", "USS", "VES", "YUM");

    private static final Pattern OF_ACCOUNT =
            Pattern.compile("\\b(?:account|wallet|pocket|konto|compte|cuenta|conto|conta|rekening|rachunek)\\b");

    /** Behind a colon, and beside other headings, it says as well that no row is left out. */
    private static final String WHOLE = "ALL";

    private static final Pattern DECIMALS = Pattern.compile("[.,]\\d{2}");

    private final Currency ofCaller;
    /** What headings of currencies say beside the code. */
    private final Set<String> forms = new HashSet<>();

    /** Headings with which nothing has agreed, by what they say beside the code. */
    private final Map<String, List<Open>> open = new HashMap<>();

    private List<PdfLine> page = List.of();
    private @Nullable Set<Currency> marks;

    private record Open(Currency currency, PdfSection section, long line) {}

    CurrencyHeadings(Currency ofCaller) {
        this.ofCaller = ofCaller;
    }

    /** Begins a page. */
    void page(List<PdfLine> lines) {
        page = lines;
        marks = null;
    }

    /** The currency that a line names for a section, or null; the sections above learn theirs where the line tells that too. */
    @Nullable
    Currency see(PdfLine line, PdfSection section) {
        var text = line.text();
        var heading = HEADING.matcher(text);
        var currency =
                text.length() > CODE_LENGTH && heading.matches() ? Currencies.ofCode(heading.group("code")) : null;
        if (currency == null) {
            return StatementWords.currency(text);
        }
        var code = heading.group("code");
        var form = (text.substring(0, heading.start("code")) + "|" + text.substring(heading.end("code")))
                .toLowerCase(Locale.ROOT);
        if (!WORDS.contains(code)) {
            forms.add(form);
            var above = open.remove(form);
            if (above != null) {
                above.forEach(each -> each.section().addCurrency(each.currency()));
            }
            return currency;
        }
        var mayBeWhole = code.equals(WHOLE);
        if (isBracketed(heading)
                || (!mayBeWhole && (isBesideColon(heading) || forms.contains(form)))
                || currency.equals(ofCaller)
                || marks().contains(currency)) {
            return currency;
        }
        if (!mayBeWhole) {
            open.computeIfAbsent(form, any -> new ArrayList<>()).add(new Open(currency, section, line.number()));
        }
        return null;
    }

    /** Headings that begin an account as one of a currency does, with which nothing has agreed. */
    List<ReadingProblem> doubts() {
        var doubts = new Tally();
        open.forEach((form, headings) -> {
            if (OF_ACCOUNT.matcher(form).find()) {
                headings.forEach(each -> doubts.add(each.line()));
            }
        });
        return doubts.problems(
                ReadingCode.ROWS_OF_OTHER_CURRENCY,
                "headings, the first one this, may name a currency, and nothing beside them does: the rows below are"
                        + " taken for " + ofCaller + ". Look whether they are.");
    }

    private static boolean isBracketed(Matcher heading) {
        return heading.group("first").equals("(") && !heading.group("close").isEmpty();
    }

    private static boolean isBesideColon(Matcher heading) {
        return (heading.group("first").equals(":") && heading.group("before") != null)
                || (heading.group("second").equals(":") && heading.group("after") != null);
    }

    /** Those of the marks on amounts of the page; a number without decimals may be how many of something. */
    private Set<Currency> marks() {
        if (marks == null) {
            marks = page.stream()
                    .flatMap(line -> WordNumbers.in(line.words(), 0).stream())
                    .map(number -> number.word().text())
                    .filter(text -> DECIMALS.matcher(text).find())
                    .map(WrittenNumber::of)
                    .filter(Objects::nonNull)
                    .map(number -> Currencies.ofSign(number.mark()))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }
        return marks;
    }
}
