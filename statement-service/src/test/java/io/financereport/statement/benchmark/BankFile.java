package io.financereport.statement.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** One bank's download of one account, the same rows whatever the format; made up, and the same each time. */
enum BankFile {
    CSV {
        @Override
        void write(Writer out, int rows) throws IOException {
            out.write("Booking date,Description,Debit,Credit,Balance\n");
            for (int i = 0; i < rows; i++) {
                var amount = amount(i);
                out.write(day(i).format(DAY_FIRST) + ",\"" + text(i) + "\","
                        + (amount < 0 ? decimal(-amount) + "," : "," + decimal(amount)) + "," + decimal(balanceAfter(i))
                        + "\n");
            }
        }
    },
    OFX {
        @Override
        void write(Writer out, int rows) throws IOException {
            out.write("OFXHEADER:100\n"
                + "DATA:OFXSGML\n"
                + "VERSION:102\n"
                + "SECURITY:NONE\n"
                + "ENCODING:UTF-8\n"
                + "CHARSET:NONE\n"
                + "COMPRESSION:NONE\n"
                + "OLDFILEUID:NONE\n"
                + "NEWFILEUID:NONE\n\n"
                + "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260101<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>0<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>SGD<BANKACCTFROM><BANKID>DBS<ACCTID>0001<ACCTTYPE>CHECKING</BANKACCTFROM>\n"
                + "<BANKTRANLIST><DTSTART>"
                    + day(0).format(COMPACT) + "<DTEND>" + day(rows - 1).format(COMPACT) + "\n");
            for (int i = 0; i < rows; i++) {
                out.write("<STMTTRN>\n<TRNTYPE>" + (amount(i) < 0 ? "DEBIT" : "CREDIT") + "\n<DTPOSTED>"
                        + day(i).format(COMPACT) + "120000\n<TRNAMT>" + decimal(amount(i)) + "\n<FITID>F" + i
                        + "\n<NAME>" + text(i) + "\n</STMTTRN>\n");
            }
            out.write("</BANKTRANLIST><LEDGERBAL><BALAMT>" + decimal(balanceAfter(rows - 1)) + "<DTASOF>"
                    + day(rows - 1).format(COMPACT) + "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n");
        }
    },
    CAMT {
        @Override
        void write(Writer out, int rows) throws IOException {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id>"
                    + "<Acct><Id><Othr><Id>0001</Id></Othr></Id><Ccy>SGD</Ccy></Acct>"
                    + balance("OPBD", balanceAfter(-1), day(0))
                    + balance("CLBD", balanceAfter(rows - 1), day(rows - 1)));
            for (int i = 0; i < rows; i++) {
                out.write("<Ntry><NtryRef>" + i + "</NtryRef>" + signed(amount(i))
                        + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>" + day(i) + "</Dt></BookgDt><ValDt><Dt>" + day(i)
                        + "</Dt></ValDt><AcctSvcrRef>A" + i + "</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT"
                        + "</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>"
                        + "NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>" + text(i)
                        + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n");
            }
            out.write("</Stmt></BkToCstmrStmt></Document>\n");
        }

        private String balance(String type, long cents, LocalDate on) {
            return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp>" + signed(cents) + "<Dt><Dt>" + on
                    + "</Dt></Dt></Bal>\n";
        }

        private String signed(long cents) {
            return "<Amt Ccy=\"SGD\">" + decimal(Math.abs(cents)) + "</Amt><CdtDbtInd>" + (cents < 0 ? "DBIT" : "CRDT")
                    + "</CdtDbtInd>";
        }
    };

    private static final int ROWS_A_DAY = 100;
    private static final long OPENING_CENTS = 1_234_567_89L;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String[] SHOPS = {
        "NTUC FairPrice", "Kopitiam", "Grab", "Singtel", "SP Services", "Cold Storage"
    };

    private static final Balances BALANCES = new Balances();

    abstract void write(Writer out, int rows) throws IOException;

    /** A file of so many rows in the folder. */
    Path in(Path folder, int rows) throws IOException {
        var file = folder.resolve(name() + "-" + rows);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, rows);
        }
        return file;
    }

    private static LocalDate day(int row) {
        return FIRST_DAY.plusDays(row / ROWS_A_DAY);
    }

    /** Some amounts come again on one day, as genuine payments do. */
    private static long amount(int row) {
        var cents = 100L + (row * 7_919L) % 25_000;
        return row % 2 == 0 ? -cents : cents;
    }

    private static long balanceAfter(int row) {
        return BALANCES.after(row);
    }

    private static String text(int row) {
        return SHOPS[row % SHOPS.length] + " card payment " + row % 1_000 + " Singapore";
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** The balance after each row, which is asked for in their order or near it. */
    private static final class Balances {
        private int row = -1;
        private long cents = OPENING_CENTS;

        long after(int wanted) {
            if (wanted < row) {
                row = -1;
                cents = OPENING_CENTS;
            }
            while (row < wanted) {
                cents += amount(++row);
            }
            return cents;
        }
    }
}
