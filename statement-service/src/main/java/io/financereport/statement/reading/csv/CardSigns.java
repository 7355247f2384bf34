package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.ReadingCode;
import io.financereport.statement.reading.ReadingProblem;
import io.financereport.statement.reading.written.PlainWords;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file looks like that of a card whose purchases are plus and whose payments are minus. A balance cannot tell, since
 * inverting both still chains, so that a person is told to look.
 */
final class CardSigns {
    /** What card issuers print for a payment that they received, in the words of their languages. */
    private static final List<String> PAYMENTS = Stream.of(
                    "thank you",
                    "payment received",
                    "autopay",
                    "automatic payment",
                    "online payment",
                    "Zahlung erhalten",
                    "Zahlung dankend erhalten",
                    "Zahlungseingang",
                    "Ausgleich Kreditkarte",
                    "besten Dank",
                    "merci de votre paiement",
                    "paiement merci",
                    "paiement reçu",
                    "prélèvement automatique enregistré",
                    "gracias por su pago",
                    "su pago gracias",
                    "pago gracias",
                    "pago recibido",
                    "grazie per il pagamento",
                    "pagamento ricevuto",
                    "addebito in c/c salvo buon fine",
                    "bedankt voor uw betaling",
                    "betaling ontvangen",
                    "geïncasseerd vorig saldo",
                    "pagamento recebido",
                    "obrigado pelo pagamento",
                    "obrigado pelo seu pagamento",
                    "pagamento de fatura recebido",
                    "お支払いありがとう",
                    "前回分口座振替",
                    "ご入金ありがとう",
                    "感谢您的还款",
                    "自动还款",
                    "还款入账",
                    "感謝您的付款",
                    "感謝您的繳款",
                    "自動扣繳")
            .map(PlainWords::of)
            .toList();

    private int plus;
    private int minus;
    private boolean paysByMinus;

    /** Takes the sign of a row's amount and what the row says. */
    void learn(int sign, String description) {
        plus += sign > 0 ? 1 : 0;
        minus += sign < 0 ? 1 : 0;
        if (sign < 0 && !paysByMinus) {
            var words = PlainWords.of(description);
            paysByMinus = PAYMENTS.stream().anyMatch(words::contains);
        }
    }

    /** What to say when a payment to the card is minus among mostly plus; null when nothing points to it. */
    @Nullable
    ReadingProblem remark() {
        return paysByMinus && plus > minus
                ? ReadingProblem.of(
                        ReadingCode.SIGN_UNKNOWN,
                        "A payment to a card is negative and most amounts are positive, as on a card's statement that"
                            + " writes purchases as plus. The signs are taken as written; if it is one, have it read"
                            + " again with the signs inverted.")
                : null;
    }
}
