package io.financereport.statement.reading.written;

import java.util.List;
import java.util.stream.Stream;

/** What card issuers print for a payment that they received, in the words of their languages. */
public final class CardWords {
    /** What only who received the payment says. */
    private static final List<String> RECEIPTS = plain(
            "thank you",
            "pymt received",
            "payment received",
            "directpay full balance",
            "Zahlung erhalten",
            "Zahlung dankend erhalten",
            "Zahlungseingang",
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
            "innbetaling",
            "inbetalning",
            "indbetaling",
            "お支払いありがとう",
            "前回分口座振替",
            "ご入金ありがとう",
            "感谢您的还款",
            "还款入账",
            "感謝您的付款",
            "感謝您的繳款");

    /** What the bank that pays may print too. */
    private static final List<String> PAYMENTS = plain(
            "autopay", "automatic payment", "online payment", "Ausgleich Kreditkarte", "自动还款", "自動扣繳", "還款", "还款");

    private CardWords() {}

    /** Whether the words name a payment to a card, on its own statement or on that of the account that pays. */
    public static boolean namePayment(String plainWords) {
        return nameReceipt(plainWords) || PAYMENTS.stream().anyMatch(plainWords::contains);
    }

    /** Whether the words are those of the issuer that received a payment. */
    public static boolean nameReceipt(String plainWords) {
        return RECEIPTS.stream().anyMatch(plainWords::contains);
    }

    private static List<String> plain(String... words) {
        return Stream.of(words).map(PlainWords::of).toList();
    }
}
