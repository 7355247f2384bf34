package io.financereport.statement.reading;

import io.financereport.statement.reading.journal.JournalDetection;
import io.financereport.statement.reading.text.Utf16Document;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the format of a file by its first bytes. The name of a file says nothing. */
public final class FormatDetection {
    /** So many first bytes are enough. */
    public static final int HEAD_BYTES = 16 * 1024;

    /** A field of MT940 or MT942 at the start of one of the first lines, which HBCI begins with two signs, or the first block of a SWIFT message. */
    private static final Pattern MT940_FIELD = Pattern.compile("\\A(?:[^\\r\\n]*[\\r\\n]){0,40}?[\\x00-\\x20]*"
            + "(?:(?:@@)?:(?:20|25P?|28C?|60[FM]|61|62[FM]|86|940|942|NS):|\\{1:[A-Z]\\d\\d[A-Z]{4})");

    /** A root of camt.052, camt.053 or camt.054, or the namespace where the root is further on. */
    private static final Pattern CAMT_MESSAGE =
            Pattern.compile("[<:]BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)|camt\\.05[234]\\.001\\.\\d\\d");

    private static final Pattern ISO_20022_MESSAGE = Pattern.compile("\\b([a-z]{4}\\.\\d{3})\\.\\d{3}\\.\\d\\d\\b");

    /** ISO 32000-1, 7.5.2, and what Annex H allows before it: some bytes of the way it came, at most so many. */
    private static final Pattern PDF_HEADER = Pattern.compile("\\A(?:[^%]|%(?!PDF-)){0,1023}?(?<![ -~])%PDF-");

    private static final Pattern FIRST_ELEMENT = Pattern.compile("<(?:[\\w.-]{1,60}:)?([A-Za-z_][\\w.-]{0,60})");

    /** The headers of a BAI2 file and its first group. Mail boxes put lines of their own before them. */
    private static final Pattern BAI2_HEADERS = Pattern.compile(
            "\\A(?:.*+\\v++){0,10}?\\s*+"
                + "01,(?:[^,\\v]*+,){2}(?:\\d\\d)?\\d{6},.*?[/\\v]\\s*+02,(?:(?:[^,\\v]*+,){2}\\d?,\\d{0,8},|[^/\\v]*+/?\\s*+88,)");

    /** The name of the first file in an archive begins after so many bytes (APPNOTE.TXT, 4.3.7). */
    private static final int ZIP_NAME_AT = 30;

    /** The first part of a workbook's archive (ECMA-376, part 2). */
    private static final Pattern WORKBOOK = Pattern.compile(
            "PK\\x03\\x04[\\x00-\\xFF]{26}(?:\\[Content_Types]\\.xml|(?:_rels|xl|docProps|customXml)[/\\\\])");

    /** PNG (its section 5.2), JPEG (B.1.1.3), and TIFF 6.0 (section 2) in either order of bytes. */
    private static final Pattern PICTURE =
            Pattern.compile("\\x89PNG\\r\\n\\x1A\\n|\\xFF\\xD8\\xFF|II\\*\\x00|MM\\x00\\*");

    /** A header of QIF in one of the first lines; or, where a bank leaves it out, a record with date and amount. */
    private static final Pattern QIF_HEADER = Pattern.compile(
            "\\A(?:.*+\\v++){0,40}?[ \\t]*+!(?:TYPE?:|TIPO:"
                    + "|ACCOUNT|KONTO\\b|COMPTE\\b|CUENTA\\b|CONTO\\b|OPTION:|CLEAR:)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern QIF_RECORD =
            Pattern.compile("\\A\\s*+(?=[^^]{0,2000}?(?<!\\V)D *\\d)(?=[^^]{0,2000}?(?<!\\V)T *[-+\\d.,])"
                    + "(?:[A-Z$%].*+\\v++){2,40}?\\^ *+(?:\\v|\\z)");

    private FormatDetection() {}

    /**
     * @param head the first bytes of the file, up to {@value #HEAD_BYTES}
     * @throws Refusal when the file is empty or of no format that is read; the detail says what it seems to be
     */
    public static Format of(byte[] head) {
        var wide = Utf16Document.charset(head);
        var text = new String(head, wide == null ? StandardCharsets.ISO_8859_1 : wide);
        var start = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text.replace("\uFEFF", "");
        if (start.isBlank()) {
            throw new Refusal(ReadingCode.EMPTY_FILE, "The file is empty.");
        }
        if (PICTURE.matcher(text).lookingAt()) {
            return Format.PICTURE;
        }
        if (WORKBOOK.matcher(text).lookingAt()) {
            return Format.XLSX;
        }
        var other = otherFormat(text);
        if (other != null) {
            throw unsupported("The file is " + other + ".");
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return Format.ZIP;
        }
        if (PDF_HEADER.matcher(text).find()) {
            return Format.PDF;
        }
        var upper = start.strip().toUpperCase(Locale.ROOT);
        if (isOfx(upper) || (upper.startsWith("<") && isOfOfx(firstElement(start)))) {
            return Format.OFX;
        }
        if (MT940_FIELD.matcher(start).find()) {
            return Format.MT940;
        }
        if (QIF_HEADER.matcher(start).find() || QIF_RECORD.matcher(start).find()) {
            return Format.QIF;
        }
        if (BAI2_HEADERS.matcher(start).find()) {
            return Format.BAI2;
        }
        if (upper.startsWith("<")) {
            if (CAMT_MESSAGE.matcher(start).find()) {
                return Format.CAMT;
            }
            throw unsupported("The file is " + kindOfMarkup(start) + ".");
        }
        if (isBinary(text)) {
            throw unsupported("The file is not text.");
        }
        var journal = JournalDetection.of(start);
        return journal == null ? Format.CSV : journal;
    }

    private static String kindOfMarkup(String start) {
        var message = ISO_20022_MESSAGE.matcher(start);
        if (message.find()) {
            return "the ISO 20022 message " + message.group(1) + ", which is no statement of account";
        }
        var name = firstElement(start);
        return name.equalsIgnoreCase("html")
                ? "a web page"
                : name.equals("Workbook")
                        ? "a workbook of Excel 2003; save it as XLSX"
                        : "XML" + (name.isEmpty() ? "" : " that begins with <" + name + ">")
                                + ", but neither OFX nor CAMT";
    }

    /** Its name without a prefix; empty when there is none. */
    private static String firstElement(String start) {
        var element = FIRST_ELEMENT.matcher(start);
        return element.find() ? element.group(1) : "";
    }

    private static boolean isOfx(String upper) {
        return upper.startsWith("OFXHEADER")
                || upper.startsWith("<OFX")
                || upper.contains("<?OFX")
                || (upper.contains("<OFX>")
                        && (upper.startsWith("<")
                                || upper.contains("OFXHEADER")
                                || upper.contains("OFXSGML")
                                || upper.contains("<SIGNONMSGSRSV1>")));
    }

    /** Whether it is the root of OFX, or what a tool that cut the root away left of it (OFX 2.2, section 2.4.5). */
    private static boolean isOfOfx(String element) {
        return switch (element.toUpperCase(Locale.ROOT)) {
            case "OFX",
                    "SIGNONMSGSRSV1",
                    "BANKMSGSRSV1",
                    "CREDITCARDMSGSRSV1",
                    "INVSTMTMSGSRSV1",
                    "STMTTRNRS",
                    "CCSTMTTRNRS",
                    "STMTRS",
                    "CCSTMTRS",
                    "BANKTRANLIST" -> true;
            default -> false;
        };
    }

    private static @Nullable String otherFormat(String text) {
        if (text.startsWith("PK\u0005\u0006")) {
            return "an empty ZIP archive";
        } else if (text.startsWith("PK\u0007\u0008")) {
            return "one part of a ZIP archive in several parts; put them together and pack them as one";
        } else if (text.startsWith("PK\u0003\u0004") && text.startsWith("mimetype", ZIP_NAME_AT)) {
            return "an OpenDocument file; save its sheet as XLSX or CSV";
        } else if (text.startsWith("\u001F\u008B")) {
            return "compressed; unpack it first";
        } else if (text.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return "an old or locked Excel workbook; save it as XLSX without a password, or as CSV";
        } else if (text.startsWith("GIF8")) {
            return "a GIF picture; save it as PNG";
        } else {
            return null;
        }
    }

    /** UTF-32 is text and gets an answer of its own from the reader. */
    private static boolean isBinary(String text) {
        var zeros = text.chars().filter(c -> c == 0).count();
        var controls = text.chars()
                .filter(c -> c > 0 && c < 32 && "\t\n\r\f\u001A".indexOf(c) < 0)
                .count();
        return controls * 20 > text.length() - zeros || zeros * 10 > text.length() * 9L;
    }

    private static Refusal unsupported(String what) {
        return new Refusal(
                ReadingCode.FORMAT_NOT_SUPPORTED,
                what
                        + " Upload CSV with a header line, OFX, QIF, MT940, CAMT, BAI2, XLSX, PDF, a picture (PNG,"
                        + " JPEG or TIFF), a journal of hledger or beancount, or a ZIP archive of these.");
    }
}
