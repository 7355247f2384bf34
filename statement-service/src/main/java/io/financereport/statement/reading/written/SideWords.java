package io.financereport.statement.reading.written;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What headings over unsigned rows say of all of them: that they are money out, or in. */
public final class SideWords {
    private static final int WORDS_MAX = 9;

    private static final Set<String> IN = words(
            "deposits additions credits receipts incoming in income refunds returns rebates received deposited earned"
                    + " gutschriften gutschrift eingange zahlungseingange einzahlungen einnahmen geldeingange"
                    + " versements depots encaissements recettes remboursements recus recues"
                    + " abonos ingresos depositos creditos entradas recibidas recibidos"
                    + " accrediti entrate versamenti bijschrijvingen ontvangsten stortingen wplywy uznania"
                    + " insattningar innskudd 收入 存入 入账 转入 入金 存款");

    private static final Set<String> OUT =
            words("withdrawals deductions debits checks cheques subtractions purchases charges fees outgoing out"
                + " disbursements spending expenses advances charged belastungen lastschriften ausgange"
                + " zahlungsausgange auszahlungen abbuchungen ausgaben abhebungen gebuhren entgelte einkaufe retraits"
                + " prelevements cheques achats frais depenses emis emises commissions cargos adeudos retiros"
                + " retiradas debitos compras comisiones gastos saidas saques tarifas addebiti uscite prelievi spese"
                + " commissioni afschrijvingen opnames uitgaven aankopen wydatki obciazenia wyplaty uttag kop 支出 支取 消费"
                + " 转出 取款 出金");
    /** Those that leave an account, or reach a card. */
    private static final Set<String> PAYMENTS =
            Set.of("payments", "zahlungen", "paiements", "pagos", "pagamenti", "pagamentos", "betalingen");
    /** Paid by a bank, or charged to a card. */
    private static final Set<String> INTEREST = Set.of("interest", "zinsen", "interets", "intereses", "interessi");

    private static final Set<String> NEITHER =
            words("and other und sonstige et autres y otros otras e altri altre en overige i inne och ovriga new your"
                + " standard atm pos debit credit card bank electronic online cash direct service monthly account paid"
                + " sent money made activity adjustments continued cont bill transfers transfer uberweisungen"
                + " virements transferencias bonifici operations operaciones movimientos operazioni au de del la le"
                + " les fortsetzung suite continuacion foreign transaction transactions savings checking banking"
                + " balance this period 明细 交易 其他 类 s");

    private static final Pattern CONTINUED = Pattern.compile("(?<=\\p{IsHan}{2})(?:明细|交易)$");

    /** What a heading says. */
    public enum Side {
        IN,
        OUT,
        /** Money out of an account, and into a card. */
        PAYMENT,
        /** Money into an account, and charged on a card. */
        INTEREST;

        /** @param isDebt whether the rows are those of a card or a loan */
        public boolean isOut(boolean isDebt) {
            return switch (this) {
                case IN -> false;
                case OUT -> true;
                case PAYMENT -> !isDebt;
                case INTEREST -> isDebt;
            };
        }
    }

    private SideWords() {}

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ", -1)));
    }

    /** The side that a line names which says nothing else; null when it names none, both, or more. */
    public static @Nullable Side of(String text) {
        var plain = CONTINUED.matcher(PlainWords.of(text)).replaceAll("");
        if (plain.isEmpty()) {
            return null;
        }
        var words = plain.split(" ", -1);
        Side side = null;
        for (String word : words) {
            var said = sideOf(word);
            if (words.length > WORDS_MAX || (said == null && !NEITHER.contains(word))) {
                return null;
            }
            if (said != null && (side == null || isVague(side))) {
                side = said;
            } else if (said != null && !isVague(said) && said != side) {
                return null;
            }
        }
        return side;
    }

    private static boolean isVague(Side side) {
        return side == Side.PAYMENT || side == Side.INTEREST;
    }

    private static @Nullable Side sideOf(String word) {
        if (IN.contains(word)) {
            return Side.IN;
        } else if (OUT.contains(word)) {
            return Side.OUT;
        } else if (PAYMENTS.contains(word)) {
            return Side.PAYMENT;
        } else {
            return INTEREST.contains(word) ? Side.INTEREST : null;
        }
    }
}
