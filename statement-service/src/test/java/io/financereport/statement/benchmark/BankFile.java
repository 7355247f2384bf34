package io.financereport.statement.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

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
    },
    MT940 {
        @Override
        void write(Writer out, int rows) throws IOException {
            out.write(":20:1\r\n:25:0001\r\n:28C:1/1\r\n:60F:" + balance(balanceAfter(-1), day(0)));
            for (int i = 0; i < rows; i++) {
                out.write(":61:" + day(i).format(SHORT) + day(i).format(MONTH_DAY) + (amount(i) < 0 ? "D" : "C")
                        + comma(Math.abs(amount(i))) + "NTRFA" + i + "\r\n:86:" + text(i) + "\r\n");
            }
            out.write(":62F:" + balance(balanceAfter(rows - 1), day(rows - 1)) + "-\r\n");
        }

        private String balance(long cents, LocalDate on) {
            return (cents < 0 ? "D" : "C") + on.format(SHORT) + "SGD" + comma(Math.abs(cents)) + "\r\n";
        }

        private String comma(long cents) {
            return decimal(cents).replace('.', ',');
        }
    },
    QIF {
        @Override
        void write(Writer out, int rows) throws IOException {
            out.write("!Type:Bank\n");
            for (int i = 0; i < rows; i++) {
                out.write("D" + day(i).format(DAY_FIRST) + "\nT" + decimal(amount(i)) + "\nP" + text(i) + "\n^\n");
            }
        }
    },
    BAI2 {
        @Override
        void write(Writer out, int rows) throws IOException {
            var day = day(rows - 1).format(SHORT);
            out.write("01,DBS,ME," + day + ",1200,1,,,2/\n02,ME,DBS,1," + day + ",1200,SGD,2/\n03,0001,SGD,010,"
                    + balanceAfter(-1) + ",,,015," + balanceAfter(rows - 1) + ",,/\n");
            var total = balanceAfter(-1) + balanceAfter(rows - 1);
            for (int i = 0; i < rows; i++) {
                out.write("16," + (amount(i) < 0 ? "475," : "195,") + Math.abs(amount(i)) + ",,A" + i + ",," + text(i)
                        + "\n");
                total += Math.abs(amount(i));
            }
            out.write("49," + total + "," + (rows + 2) + "/\n98," + total + ",1," + (rows + 4) + "/\n99," + total
                    + ",1," + (rows + 6) + "/\n");
        }
    };

    /** Those whose rows are the same to the import, and known again. */
    static final List<BankFile> IMPORTED = List.of(CSV, OFX, CAMT);

    private static final int ROWS_A_DAY = 100;
    private static final long OPENING_CENTS = 1_234_567_89L;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd");
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
