package io.financereport.statement.differential;

import com.webcohesion.ofx4j.domain.data.MessageSetType;
import com.webcohesion.ofx4j.domain.data.ResponseEnvelope;
import com.webcohesion.ofx4j.domain.data.ResponseMessageSet;
import com.webcohesion.ofx4j.domain.data.banking.BankingResponseMessageSet;
import com.webcohesion.ofx4j.domain.data.common.StatementResponse;
import com.webcohesion.ofx4j.domain.data.common.Transaction;
import com.webcohesion.ofx4j.domain.data.creditcard.CreditCardResponseMessageSet;
import com.webcohesion.ofx4j.domain.data.investment.statements.InvestmentStatementResponse;
import com.webcohesion.ofx4j.domain.data.investment.statements.InvestmentStatementResponseMessageSet;
import com.webcohesion.ofx4j.domain.data.investment.transactions.InvestmentBankTransaction;
import com.webcohesion.ofx4j.io.AggregateUnmarshaller;
import com.webcohesion.ofx4j.io.OFXParseException;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a file as ofx4j reads them. */
final class Ofx4j {
    private Ofx4j() {}

    /** Day and amount of each row, in the order of message sets that ofx4j keeps, which is bank, card, investments. */
    static List<String> rows(String file) {
        try {
            var envelope = new AggregateUnmarshaller<>(ResponseEnvelope.class)
                    .unmarshal(new StringReader(OfxDifferentialTest.withoutZones(file)));
            return Stream.of(MessageSetType.banking, MessageSetType.creditcard, MessageSetType.investment)
                    .map(envelope::getMessageSet)
                    .filter(Objects::nonNull)
                    .flatMap(Ofx4j::statements)
                    .flatMap(Ofx4j::transactions)
                    .map(row -> row.getDatePosted()
                                    .toInstant()
                                    .atZone(ZoneOffset.UTC)
                                    .toLocalDate()
                            + " "
                            + row.getBigDecimalAmount().stripTrailingZeros().toPlainString())
                    .toList();
        } catch (OFXParseException | IllegalStateException e) {
            throw new NotRead(e);
        }
    }

    private static Stream<? extends StatementResponse> statements(ResponseMessageSet set) {
        return switch (set) {
            case BankingResponseMessageSet bank ->
                bank.getStatementResponses().stream().map(response -> response.getMessage());
            case CreditCardResponseMessageSet card ->
                card.getStatementResponses().stream().map(response -> response.getMessage());
            case InvestmentStatementResponseMessageSet investments ->
                investments.getStatementResponses().stream().map(response -> response.getMessage());
            default -> Stream.empty();
        };
    }

    private static Stream<Transaction> transactions(StatementResponse statement) {
        if (statement instanceof InvestmentStatementResponse investment) {
            var list = investment.getInvestmentTransactionList();
            return list == null || list.getBankTransactions() == null
                    ? Stream.empty()
                    : list.getBankTransactions().stream().map(InvestmentBankTransaction::getTransaction);
        }
        var list = statement.getTransactionList();
        return list == null || list.getTransactions() == null ? Stream.empty() : list.getTransactions().stream();
    }
}
