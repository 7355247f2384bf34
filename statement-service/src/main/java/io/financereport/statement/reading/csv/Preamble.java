package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.Iban;
import io.financereport.statement.reading.written.PlainWords;
import io.financereport.statement.reading.written.WrittenDate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the lines above the rows say of the account, each in a label and a value beside it, behind it or below it. What is said in
 * two ways is not said.
 *
 * @param account the number or IBAN, without blanks
 */
record Preamble(@Nullable String account, @Nullable Currency currency) {
    private static final int LINES_MAX = 80;
    private static final int DIGITS_MIN = 5;
    private static final int LABEL_WORDS_MAX = 4;

    private static final Pattern PARTS = Pattern.compile("\\s[-–/|]\\s|[;,]");
    private static final Pattern COLON = Pattern.compile("[:：]");
    private static final Pattern NUMBER = Pattern.compile("'?([\\p{Alnum}][\\p{Alnum}./ -]*)");
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:\\d+|\\d{1,3}(?:[ ,.']\\d{3})+)[.,]\\d{1,2}");

    /** One whose check digits are wrong is no number of an account either. */
    private static final Pattern IBAN = Pattern.compile("(?i)[A-Z]{2}\\d{2}[A-Z0-9 ]{11,}");

    private static final Pattern WITH_CURRENCY = Pattern.compile("(.*\\d) \\(?([A-Z]{3})\\)?");
    /** A label and a number without anything between them. */
    private static final Pattern LABELLED = Pattern.compile("(\\p{L}[^\\d:：*]*?)[\\s#°]+(\\d[\\d./ -]*\\d)");

    private static final Set<String> ACCOUNT = words("""
        account, account number, account no, account nr, account id, accountid, account details for, account iban, a c no,
        a c number, acct no, iban, iban number, konto, kontonummer, kontonr, konto nr, konto iban, auftragskonto, kontoverbindung,
        filial kontonummer, rekening, rekeningnummer, rekeningnr, rekening nr, iban rekening, compte, numero compte, numero de compte,
        n de compte, no de compte, compte n, compte no, compte courant, compte courant n, compte cheque n, iban compte,
        cuenta, numero de cuenta, n de cuenta, no de cuenta, nro de cuenta, cuenta n, cuenta nro, iban cuenta, conto,
        numero conto, numero di conto, conto n, conto numero, n conto, conto corrente, conto corrente n, rapporto, conta,
        numero da conta, n da conta, conta n, conta corrente, rachunek, numer rachunku, nr rachunku, rachunek nr, konto numer,
        ucet, cislo uctu, ucet cislo, bankkonto, tili, tilinumero, tilin numero, saskaita, saskaitos numeris, konts, konta numurs,
        szamlaszam, bankszamlaszam, cont, numar cont, iban cont, racun, broj racuna, hesap, hesap no, hesap numarasi,
        номер счета, счет, рахунок, 账号, 帐号, 帳號, 账户, 帳戶, 口座番号, 口座, 계좌번호,
        card number, card no, card, kartennummer, kartennr, karte, kaart, kaartnummer, numero de carte, carte n, carte,
        numero de tarjeta, tarjeta, numero carta, carta, numer karty, karta, kort, kortnummer, 卡号, 卡號\
        """);

    private static final Set<String> CURRENCY = words("""
        currency, account currency, ccy, wahrung, waehrung, kontowahrung, bewertet in, devise, devise du compte, moneda,
        divisa, valuta, munt, muntsoort, rekeningvaluta, mena, mena uctu, waluta, waluta rachunku, valuutta, doviz,
        para birimi, deviza, devizanem, valiuta, valuuta, moeda, валюта, валюта счета, 币种, 货币, 币别, 幣別, 通貨\
        """);

    /** Whoever is on the other side, or what was searched for. */
    private static final Set<String> OTHERS = words("""
        gegenkonto, tegenrekening, counter, counterparty, empfanger, beneficiary, beneficiaire, beneficiario, payee, partner,
        destinatario, protiucet, filter, suche, search, zoeken, recherche\
        """);

    /** What the records above the header say. */
    static Preamble of(Table table, CsvHeader header) throws IOException {
        var isNamed = header.names().stream().anyMatch(name -> !name.isBlank());
        var end = isNamed ? header.line() - 1 : header.line();
        var lines = new ArrayList<CsvRecord>();
        try (var records = table.open(header.separator())) {
            for (int i = 0; i < LINES_MAX; i++) {
                var record = records.next();
                if (record == null || record.line() > end) {
                    break;
                }
                lines.add(record);
            }
        }
        return lines.isEmpty() ? new Preamble(null, null) : new Found(lines).preamble();
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split(",\\s*", -1));
    }

    /** Gathers what is said. */
    private static final class Found {
        private final List<CsvRecord> lines;
        private final Set<String> ibans = new LinkedHashSet<>();
        private final Set<String> numbers = new LinkedHashSet<>();
        private final Set<Currency> currencies = new LinkedHashSet<>();

        private Found(List<CsvRecord> lines) {
            this.lines = lines;
        }

        private Preamble preamble() {
            for (int line = 0; line < lines.size(); line++) {
                for (int column = 0; column < lines.get(line).fields().size(); column++) {
                    read(line, column);
                }
            }
            var said = ibans.isEmpty() ? numbers : ibans;
            return new Preamble(
                    said.size() == 1 ? said.iterator().next() : null,
                    currencies.size() == 1 ? currencies.iterator().next() : null);
        }

        private void read(int line, int column) {
            var cell = lines.get(line).field(column);
            var colon = COLON.split(cell, 2);
            var label = PlainWords.of(colon[0]);
            var value = colon.length > 1 ? colon[1].strip() : "";
            if (ofOthers(label) || ofOthers(PlainWords.of(lines.get(line).field(0)))) {
                return;
            }
            if (isIbanAlone(cell)) {
                addAccount(cell);
            } else if (ACCOUNT.contains(label)) {
                addAccount(value.isEmpty() ? beside(line, column) : value);
            } else if (CURRENCY.contains(label)) {
                addCurrency(value.isEmpty() ? beside(line, column) : value);
            } else {
                addLabelled(cell);
            }
        }

        private static boolean ofOthers(String label) {
            return OTHERS.stream().anyMatch(word -> (" " + label + " ").contains(" " + word + " "));
        }

        /** The next cell that is filled; where that is a label too, what stands below and nothing but that. */
        private String beside(int line, int column) {
            var record = lines.get(line);
            for (int next = column + 1; next < record.fields().size(); next++) {
                var value = record.field(next);
                if (isLabel(value)) {
                    break;
                } else if (!value.isEmpty()) {
                    return value;
                }
            }
            var isOfLabels = record.filledFields() > 1
                    && record.fields().stream().allMatch(field -> field.isBlank() || !hasDigits(field, 1));
            var isAlone = line + 2 >= lines.size()
                    || lines.get(line + 2).field(column).isEmpty();
            return isOfLabels && isAlone && line + 1 < lines.size()
                    ? lines.get(line + 1).field(column)
                    : "";
        }

        private static boolean isLabel(String text) {
            var words = PlainWords.of(text);
            return ACCOUNT.contains(words) || CURRENCY.contains(words);
        }

        /** In a sentence it may be anybody's. */
        private static boolean isIbanAlone(String cell) {
            var iban = Iban.in(cell);
            if (iban == null) {
                return false;
            }
            var beside = PlainWords.of(cell).replace(" ", "").length() - iban.length();
            return beside >= 0 && PlainWords.of(cell).split(" ", -1).length <= iban.length() / 4 + LABEL_WORDS_MAX;
        }

        private void addLabelled(String cell) {
            for (String part : PARTS.split(cell)) {
                var labelled = LABELLED.matcher(part.strip());
                if (labelled.matches() && startsWithAccount(PlainWords.of(labelled.group(1)))) {
                    addAccount(labelled.group(2));
                }
            }
        }

        private static boolean startsWithAccount(String label) {
            var words = label.split(" ", -1);
            return words.length <= LABEL_WORDS_MAX && ACCOUNT.contains(words[0]);
        }

        private void addAccount(String value) {
            var iban = Iban.in(value);
            if (iban != null) {
                ibans.add(iban);
            }
            var isFound = iban != null;
            for (String part : PARTS.split(value)) {
                addCurrency(part);
                var behind = WITH_CURRENCY.matcher(part.strip());
                var isWithCurrency = behind.matches() && Currencies.ofCode(behind.group(2)) != null;
                if (isWithCurrency) {
                    addCurrency(behind.group(2));
                }
                var number = NUMBER.matcher(lastWords(isWithCurrency ? behind.group(1) : part.strip()));
                if (!isFound && number.matches() && isNumber(number.group(1))) {
                    numbers.add(number.group(1).replace(" ", ""));
                    isFound = true;
                }
            }
        }

        /** The name of the account may stand before its number. */
        private static String lastWords(String text) {
            var named = LABELLED.matcher(text);
            return named.matches() ? named.group(2) : text;
        }

        private static boolean isNumber(String text) {
            return hasDigits(text, DIGITS_MIN)
                    && !IBAN.matcher(text).matches()
                    && !AMOUNT.matcher(text).matches()
                    && WrittenDate.of(text).readings().isEmpty()
                    && text.chars().filter(Character::isLetter).count() <= LABEL_WORDS_MAX;
        }

        private static boolean hasDigits(String text, int min) {
            return text.chars().filter(Character::isDigit).count() >= min;
        }

        private void addCurrency(String value) {
            var word = value.strip().split("[\\s(]+", 2)[0];
            var currency = word.length() < 2 ? null : Currencies.ofCode(word);
            if (currency != null) {
                currencies.add(currency);
            }
        }
    }
}
