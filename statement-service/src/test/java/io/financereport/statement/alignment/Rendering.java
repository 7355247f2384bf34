package io.financereport.statement.alignment;

import io.financereport.money.Money;
import io.financereport.statement.alignment.Ledger.File;
import io.financereport.statement.alignment.Ledger.FileRow;
import io.financereport.statement.reading.pdf.DrawnPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/** The formats in which one bank hands out the same days: each a whole file of one account. */
enum Rendering {
    CSV {
        @Override
        byte[] of(File file) {
            return bytes(file.rows().stream()
                    .map(row -> row.on() + "," + row.text() + "," + row.amount().amount())
                    .collect(Collectors.joining("\n", "Date,Description,Amount\n", "\n")));
        }
    },
    CSV_WITH_BALANCES {
        @Override
        byte[] of(File file) {
            var text = new StringBuilder("Booking date;Text;Debit;Credit;Balance\n");
            var balance = opening(file);
            for (FileRow row : file.rows()) {
                balance = balance.plus(row.amount());
                var amount = row.amount().abs().amount();
                text.append(day(row.on(), "dd.MM.uuuu"))
                        .append(';')
                        .append(row.text())
                        .append(row.amount().signum() < 0 ? ";" + amount + ";" : ";;" + amount)
                        .append(';')
                        .append(balance.amount())
                        .append('\n');
            }
            return bytes(text.toString());
        }
    },
    OFX {
        @Override
        byte[] of(File file) {
            var rows = file.rows().stream()
                    .map(row -> "<STMTTRN><DTPOSTED>" + compact(row.on()) + "<TRNAMT>"
                            + row.amount().amount() + "<NAME>" + row.text() + "</STMTTRN>")
                    .collect(Collectors.joining("\n"));
            return bytes("<OFX><STMTRS><CURDEF>SGD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><DTSTART>"
                    + compact(file.first()) + "<DTEND>" + compact(file.last()) + "\n" + rows
                    + "</BANKTRANLIST><LEDGERBAL>"
                    + "<BALAMT>" + closing(file).amount() + "<DTASOF>" + compact(file.last())
                    + "</LEDGERBAL></STMTRS></OFX>");
        }
    },
    CSV_MONTH_FIRST {
        @Override
        byte[] of(File file) {
            return bytes(file.rows().stream()
                    .map(row -> day(row.on(), "MM/dd/uuuu") + "," + row.text() + ","
                            + row.amount().amount())
                    .collect(Collectors.joining("\n", "Date,Description,Amount\n", "\n")));
        }
    },
    QIF {
        @Override
        byte[] of(File file) {
            return qif(file, "uuuu-MM-dd");
        }
    },
    QIF_DAY_FIRST {
        @Override
        byte[] of(File file) {
            return qif(file, "dd.MM.uuuu");
        }
    },
    QIF_MONTH_FIRST {
        @Override
        byte[] of(File file) {
            return qif(file, "MM/dd/uuuu");
        }
    },
    /** As Quicken writes the years from 2000 on. */
    QIF_QUICKEN {
        @Override
        byte[] of(File file) {
            return qif(file, "M/d''uu");
        }
    },
    MT940 {
        @Override
        byte[] of(File file) {
            var rows = file.rows().stream()
                    .map(row -> ":61:" + compact(row.on()).substring(2)
                            + (row.amount().signum() < 0 ? "D" : "C")
                            + row.amount().abs().amount().toPlainString().replace('.', ',') + "NMSC" + row.text()
                            + "\r\n")
                    .collect(Collectors.joining());
            return bytes(":20:A\r\n:25:1\r\n:28C:1/1\r\n:60F:" + balance(opening(file), file.first()) + rows + ":62F:"
                    + balance(closing(file), file.last()) + "-\r\n");
        }

        private String balance(Money balance, LocalDate on) {
            return (balance.signum() < 0 ? "D" : "C") + compact(on).substring(2) + "SGD"
                    + balance.abs().amount().toPlainString().replace('.', ',') + "\r\n";
        }
    },
    CAMT {
        @Override
        byte[] of(File file) {
            var rows = file.rows().stream()
                    .map(row -> "<Ntry>" + signed(row.amount()) + "<Sts>BOOK</Sts><BookgDt><Dt>" + row.on()
                            + "</Dt></BookgDt><AddtlNtryInf>" + row.text() + "</AddtlNtryInf></Ntry>")
                    .collect(Collectors.joining("\n"));
            return bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id>"
                    + "<Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>SGD</Ccy></Acct>"
                    + balance("OPBD", opening(file), file.first()) + balance("CLBD", closing(file), file.last()) + rows
                    + "</Stmt></BkToCstmrStmt></Document>");
        }

        private String balance(String type, Money balance, LocalDate on) {
            return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp>" + signed(balance) + "<Dt><Dt>" + on
                    + "</Dt></Dt></Bal>";
        }

        private String signed(Money amount) {
            return "<Amt Ccy=\"SGD\">" + amount.abs().amount() + "</Amt><CdtDbtInd>"
                    + (amount.signum() < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
        }
    },
    BAI2 {
        @Override
        byte[] of(File file) {
            var days = file.rows().stream()
                    .collect(Collectors.groupingBy(FileRow::on, LinkedHashMap::new, Collectors.toList()));
            var text = new StringBuilder("01,BANK,ME,260601,0800,1,80,1,2/\n");
            var before = opening(file);
            var records = 1;
            for (var day : days.entrySet()) {
                text.append("02,ME,BANK,1,")
                        .append(compact(day.getKey()).substring(2))
                        .append(",2359,SGD,2/\n");
                var after = day.getValue().stream().map(FileRow::amount).reduce(before, Money::plus);
                text.append("03,1,SGD,010,")
                        .append(cents(before))
                        .append(",,,015,")
                        .append(cents(after))
                        .append(",,/\n");
                rows(day.getValue(), text);
                var total = cents(before)
                        + cents(after)
                        + day.getValue().stream()
                                .mapToLong(row -> cents(row.amount().abs()))
                                .sum();
                var lines = day.getValue().size() + 2;
                text.append("49,").append(total).append(',').append(lines).append("/\n");
                text.append("98,").append(total).append(",1,").append(lines + 2).append("/\n");
                records += lines + 2;
                before = after;
            }
            return bytes(text.append("99,0,")
                    .append(days.size())
                    .append(',')
                    .append(records + 1)
                    .append("/\n")
                    .toString());
        }

        private void rows(List<FileRow> rows, StringBuilder text) {
            rows.forEach(row -> text.append("16,")
                    .append(row.amount().signum() < 0 ? "475," : "175,")
                    .append(cents(row.amount().abs()))
                    .append(",Z,,,")
                    .append(row.text())
                    .append('\n'));
        }
    },
    HLEDGER {
        @Override
        byte[] of(File file) {
            return bytes(file.rows().stream()
                    .map(row -> row.on() + " " + row.text() + "\n    assets:bank  "
                            + row.amount().amount() + " SGD\n    equity:other\n")
                    .collect(Collectors.joining("\n", "decimal-mark .\n", "")));
        }
    },
    BEANCOUNT {
        @Override
        byte[] of(File file) {
            return bytes(file.rows().stream()
                    .map(row -> row.on() + " * \"" + row.text() + "\"\n  Assets:Bank  "
                            + row.amount().amount() + " SGD\n  Equity:Other\n")
                    .collect(Collectors.joining("\n", "2026-01-01 open Assets:Bank SGD\n", "")));
        }
    },
    XLSX {
        @Override
        byte[] of(File file) {
            var out = new ByteArrayOutputStream();
            try (var workbook = new Workbook(out, "Bank", "1.0")) {
                var sheet = workbook.newWorksheet("January");
                List<String> names = List.of("Date", "Description", "Amount", "Balance");
                for (int i = 0; i < names.size(); i++) {
                    sheet.value(0, i, names.get(i));
                }
                var balance = opening(file);
                var line = 0;
                for (FileRow row : file.rows()) {
                    line++;
                    balance = balance.plus(row.amount());
                    sheet.value(line, 0, row.on());
                    sheet.style(line, 0).format("yyyy-mm-dd").set();
                    sheet.value(line, 1, row.text());
                    sheet.value(line, 2, row.amount().amount());
                    sheet.value(line, 3, balance.amount());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    },
    PDF {
        @Override
        byte[] of(File file) {
            var pdf = new DrawnPdf(50, 120, 430, 540).lines("Statement of account 0001, amounts in SGD");
            pdf.lines("Opening balance|||>" + opening(file).amount());
            pdf.lines("Date|Description|>Amount|>Balance");
            var balance = opening(file);
            for (FileRow row : file.rows()) {
                balance = balance.plus(row.amount());
                pdf.lines(row.on() + "|" + row.text() + "|>" + row.amount().amount() + "|>" + balance.amount());
            }
            return pdf.lines("Closing balance|||>" + balance.amount()).bytes();
        }
    };

    /** The file as the bank hands it out. */
    abstract byte[] of(File file);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] qif(File file, String pattern) {
        return bytes(file.rows().stream()
                .map(row -> "D" + day(row.on(), pattern) + "\nT" + row.amount().amount() + "\nP" + row.text() + "\n^\n")
                .collect(Collectors.joining("", "!Type:Bank\n", "")));
    }

    private static String day(LocalDate day, String pattern) {
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private static String compact(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static long cents(Money amount) {
        return amount.amount().movePointRight(2).longValueExact();
    }

    private static Money opening(File file) {
        return Objects.requireNonNull(file.opening());
    }

    private static Money closing(File file) {
        return Objects.requireNonNull(file.closing());
    }
}
