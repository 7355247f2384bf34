package io.financereport.statement.reading.csv;

import io.financereport.money.Money;
import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingHints.DecimalMark;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.Tally;
import io.financereport.statement.reading.written.Currencies;
import io.financereport.statement.reading.written.DecimalSign;
import io.financereport.statement.reading.written.DirectionWords;
import io.financereport.statement.reading.written.PlainWords;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the account moves by an amount alone, or by the fee beside it as well: the balances say it. Where they do not, a person is
 * told to look.
 */
final class Fees {
    private static final Set<String> NAMES = Set.of(
            "fee",
            "fees",
            "fee amount",
            "transaction fee",
            "transaction fee amount",
            "service fee",
            "service charge",
            "processing fee",
            "bank fee",
            "bank fees",
            "charges",
            "commission",
            "gebuhr",
            "gebuhren",
            "frais",
            "comision",
            "comisiones",
            "commissione",
            "commissioni",
            "comissao",
            "entgelt",
            "tarifa",
            "tariffa",
            "taxa",
            "kosten",
            "oplata",
            "prowizja",
            "poplatek",
            "avgift",
            "gebyr",
            "комиссия",
            "сума комісій",
            "费用",
            "手续费",
            "手續費",
            "手数料");

    /** Of the currency, behind the name. */
    private static final Pattern CODE = Pattern.compile(" (?:in )?[a-z]{3}$");

    /** How the fee moves the balance. */
    private enum Effect {
        /** It is part of the amount. */
        WITHIN,
        SUBTRACTED,
        /** It has a sign of its own. */
        ADDED;

        private BigDecimal net(BigDecimal amount, BigDecimal fee) {
            return switch (this) {
                case WITHIN -> amount;
                case SUBTRACTED -> amount.subtract(fee);
                case ADDED -> amount.add(fee);
            };
        }
    }

    private final CsvColumns columns;
    private final List<Integer> fees;
    private final NetOfFees net;
    private final Tally rows = new Tally();
    private final Chain byPoint = new Chain('.');
    private final Chain byComma = new Chain(',');
    private boolean isUnreadable;

    Fees(CsvColumns columns) {
        this.columns = columns;
        this.net = new NetOfFees(columns);
        var names = columns.header().names();
        var amounts = List.of(columns.amount(), columns.debit(), columns.credit(), columns.balance());
        this.fees = columns.isOfNet()
                ? List.of()
                : IntStream.range(0, names.size())
                        .filter(column -> !amounts.contains(column) && isNamed(names.get(column)))
                        .boxed()
                        .toList();
    }

    static boolean isNamed(String column) {
        var words = PlainWords.of(column);
        return NAMES.contains(words) || NAMES.contains(CODE.matcher(words).replaceAll("")) || words.startsWith("fees ");
    }

    /** Whether a fee stands in a row: without an amount beside it, it is one all the same. */
    static boolean isIn(CsvRecord row, CsvHeader header) {
        return IntStream.range(0, header.names().size())
                .filter(column -> isNamed(header.names().get(column)))
                .mapToObj(column -> NetOfFees.numberAt(row, column))
                .anyMatch(fee -> fee != null && !fee.isZero());
    }

    /**
     * @param account whose balance it is, for several may stand in one table
     */
    void learn(CsvRecord row, FirstPass.AccountKey account) {
        if (fees.isEmpty()) {
            return;
        }
        for (int fee : fees) {
            var number = NetOfFees.numberAt(row, fee);
            isUnreadable |= !row.value(fee).isEmpty() && number == null;
            if (number != null && !number.isZero() && !net.isNet(row)) {
                rows.add(row.line());
                isUnreadable |= fees.size() > 1
                        || (!number.mark().isEmpty() && !account.currency().equals(Currencies.ofSign(number.mark())));
            }
        }
        byPoint.learn(row, account);
        byComma.learn(row, account);
    }

    /** What the account moves by. */
    Money net(CsvRecord row, Money amount, DecimalSign decimals) {
        var fee = fee(row, amount, decimals);
        return fee == null ? amount : Money.of(effect(decimals).net(amount.amount(), fee.amount()), amount.currency());
    }

    /** The fee that is posted with the amount; null when there is none, or the amount has it within. */
    @Nullable
    Money fee(CsvRecord row, Money amount, DecimalSign decimals) {
        if (rows.count() == 0
                || effect(decimals) == Effect.WITHIN
                || row.value(fees.getFirst()).isEmpty()) {
            return null;
        }
        var fee = decimals.read(row.value(fees.getFirst()), amount.currency(), row.line());
        return fee.isZero() ? null : fee;
    }

    /** What a person has to look at. */
    List<ReadingProblem> remarks(DecimalSign decimals) {
        return chain(decimals).effect() != null
                ? List.of()
                : rows.problems(
                        ReadingCode.FEES_UNCLEAR,
                        "rows have a fee beside their amount, and no balance shows whether it is part of the amount; it"
                                + " is taken for that.");
    }

    private Effect effect(DecimalSign decimals) {
        return Objects.requireNonNullElse(chain(decimals).effect(), Effect.WITHIN);
    }

    private Chain chain(DecimalSign decimals) {
        return decimals.mark() == DecimalMark.COMMA ? byComma : byPoint;
    }

    /** The steps from balance to balance under one decimal mark, in either order of the rows. */
    private final class Chain {
        private final char mark;
        private final Map<Object, Step> last = new HashMap<>();
        private final Map<Effect, Integer> oldestFirst = new EnumMap<>(Effect.class);
        private final Map<Effect, Integer> newestFirst = new EnumMap<>(Effect.class);
        private int linksOldestFirst;
        private int linksNewestFirst;

        private record Step(BigDecimal amount, BigDecimal fee, BigDecimal balance) {}

        private Chain(char mark) {
            this.mark = mark;
        }

        private void learn(CsvRecord row, Object account) {
            var step = step(row);
            var before = step == null ? last.remove(account) : last.put(account, step);
            if (step != null && before != null) {
                linksOldestFirst += learn(oldestFirst, before.balance(), step, step.balance());
                linksNewestFirst += learn(newestFirst, step.balance(), before, before.balance());
            }
        }

        private int learn(Map<Effect, Integer> fits, BigDecimal from, Step step, BigDecimal to) {
            var links = 0;
            for (Effect effect : Effect.values()) {
                if (from.add(effect.net(step.amount(), step.fee())).compareTo(to) == 0) {
                    links = 1;
                    if (step.fee().signum() != 0) {
                        fits.merge(effect, 1, Integer::sum);
                    }
                }
            }
            return links;
        }

        private @Nullable Step step(CsvRecord row) {
            var amount = columns.isByDebitAndCredit()
                    ? difference(value(row, columns.credit()), value(row, columns.debit()))
                    : directed(row, value(row, columns.amount()));
            var balance = value(row, columns.balance());
            var fee = value(row, fees.getFirst());
            return row.value(columns.balance()).isEmpty() || amount == null || balance == null || fee == null
                    ? null
                    : new Step(amount, fee, balance);
        }

        /** An amount without a sign as the word beside it says. */
        private @Nullable BigDecimal directed(CsvRecord row, @Nullable BigDecimal amount) {
            var isOut = columns.directions().stream().anyMatch(place -> DirectionWords.isOut(row.field(place)));
            return amount != null && isOut ? amount.abs().negate() : amount;
        }

        /** Nothing is zero. */
        private @Nullable BigDecimal value(CsvRecord row, int column) {
            var number = NetOfFees.numberAt(row, column);
            return number == null ? row.value(column).isEmpty() ? BigDecimal.ZERO : null : number.read(mark);
        }

        private static @Nullable BigDecimal difference(@Nullable BigDecimal in, @Nullable BigDecimal out) {
            return in == null || out == null ? null : in.subtract(out.abs());
        }

        /** The only one under which rows with a fee lead from balance to balance; null when there is none. */
        private @Nullable Effect effect() {
            var fits = linksNewestFirst > linksOldestFirst ? newestFirst : oldestFirst;
            return !isUnreadable && fits.size() == 1 ? fits.keySet().iterator().next() : null;
        }
    }
}
