package io.financereport.statement.reading.csv;

import static io.financereport.statement.reading.csv.HeaderWords.words;

import java.util.List;
import java.util.Map;

/** The names of columns of days, as {@link io.financereport.statement.reading.written.PlainWords} writes them. */
final class DayNames {
    private DayNames() {}

    static Map<ColumnRole, List<String>> byRole() {
        return Map.of(
                ColumnRole.BOOKED_ON, words("""
                    processing date, entered date, fecha de proceso, data di registrazione, date compta, posteringsdato,
                    data realizacji, buchung datum, boekingsdag, 入帳日, tanggal posting, datum odepsani, datum izvrsenja,
                    datum zauctovani transakce, datum zauctovania transakcie, 记账时间, 入账时间, finished on, data ksiegowania transakcji,
                    تاريخ القيد, تاريخ الترحيل, ημερομηνια καταχωρησης, ngay hach toan, ngay ghi so, วันที่รายการ, 기장일, 기장일자,
                    計上日, 처리일, datum proknjizenja, datum knjizbe, дата на осчетоводяване, дата проводки, bokforingsdato,
                    konteringsdatum, kanne pvm, kandekuupaev, iegramatosanas datums, fecha de cargo, fecha de abono,
                    fecha de contabilizacion, fecha contabilizacion, data movimentacao, data efetivacao, posting dt, post dt,
                    booking dt, bkg date, buchungszeitpunkt,
                    clearing date,
                    settled date, date settled, settled on,
                    bokfort datum, bogfort, data cont, data inregistrare, datum des abschlusses, date de fin,
                    fecha de finalizacion,
                    data di completamento, data de conclusao, data zrealizowania, datum voltooid, 帳務日期,
                    date completed, posted transactions date, posted transaction date, booked at,
                    date comptabilisation, bokford, reskontradatum, konyveles datuma, data de contabilizacao,
                    booking, date de comptabilisation, data contabilizacao, fecha de contabilizacion,
                    abrechnungsdatum,
                    data rozliczenia, дата обработки операции, дата обработки, дата списания, дата зачисления,
                    дата отражения по счету,
                    date of posting, posting datetime, datum verwerking, verwerkingsdatum, kirjauspäivämäärä, bokföringsdag,
                    交易成功时间, 银行记账日, 記帳日期, 記帳日, 起帳日, 結帳日, дата платежа, дата проводки, дата проведения, data contabilizare,
                    transaction posted date, posting day, date posting, datum boeking, datum knjizenja, muhasebe tarihi,
                    kayit tarihi, data de lancamento, buchungs datum, bogfoeringsdato,
                    posting date, posted date, post date, bu tag, posted on, date posted, posted, booking date,
                    booked date, booked,
                    book date, booked on, accounting date, entry date, date processed, process date, processed date,
                    completed date, buchungstag, buchungsdatum, buchung, date comptable, date de comptabilisation,
                    fecha contable, fecha de asiento, fecha registro, data contabile, data registrazione, data lancamento,
                    data do lancamento, data contabilistica, boekdatum, boekingsdatum, bogforingsdato, bogfort dato,
                    bokforingsdato, bokfort, bokfort dato, bokforingsdag, bokforingsdatum, kirjauspaiva, kirjauspvm,
                    data ksiegowania, data zaksiegowania, datum zauctovani, datum uctovani, datum zauctovania,
                    konyveles datuma, konyvelesi datum, knjizenje,
                    记账日期, 记账日, 入账日期, 入账日, 記賬日期\
                    """),
                ColumnRole.DATE, words("""
                    utc time, data do movimento, ημ νια συναλλαγης, วันที่ทำรายการ, дата и время, tapahtumapaiva, petsa,
                    tarehe, fecha de pago, zahlungsdatum, fecha del movimiento, 消費日, date and time,
                    发生时间, 发生日期, дата операції, дата та час операції,
                    datum der transaktionserstellung, transaktionsdatum erstellung,
                    التاريخ, تاريخ, ημ νια, ημ, datumi, kuupaeva, datas, dato tid, fecha mov, fecha movimiento, data lanc,
                    dtg, tgl, tarikh, tanggal transaksi, วันเวลา, วัน เดือน ปี, thoi gian, 日時, 取扱日, お取扱日, ご利用年月日, お取引年月日,
                    取引年月日, 操作日, 勘定日, 거래일자 시간, 일자, 날자, ngay thang, date heure, date et heure, datum uhrzeit, datum und uhrzeit,
                    data e ora, data hora, data e hora, data i godzina, datum a cas, dato og klokkeslett,
                    датум, dags, completion time,
                    거래일자, 거래 일시, 거래일, 이용일, 이용일자, お取引日,
                    tarih saat, 年月日, booked date time,
                    תאריך, дата, 交易日期, 交易时间, 日期, 날짜, 거래일시, ημερομηνια,
                    transaction date time, timestamp, completed at, tarih, islem tarihi, fecha y hora, dia, 日付, 取引日,
                    日期, date utc, transaction completed date utc,
                    tanggal, วันที่, ngay, ngay giao dich, datetime, date, dateop, date op, datum, datum verrichting, fecha, data,
                    dato, pvm, paivamaara, dag, tag, kuupaev, day, date time, datetime, datum tijd,
                    datum cas, kelt, datums,
                    日期, 日期时间\
                    """),
                ColumnRole.TRANSACTED_ON, words("""
                    einkaufsdatum, data da operacao, data op, erstellungsdatum, datum uitvoering, дата транзакції,
                    дата на трансакция, дата на трансакција, datum transakcie,
                    uitvoeringsdatum, date d execution, ausfuhrungsdatum, fecha de ejecucion, data di esecuzione,
                    datum uskutecneni transakce, datum uskutocnenia transakcie, datum provedeni transakce,
                    تاريخ العملية, تاريخ المعاملة, تاريخ الحركة, ημερομηνια συναλλαγης, txn dt, txn dttm, tran dt,
                    transaction dt, trn date, trn dt, trans dt, transaction date and time, transaction date posted,
                    date of purchase, datum nakupu, ngay gd, tarikh transaksi, tarikh urus niaga, дата на операция,
                    дата на транзакция, datum nastanka, kopdatum, inkopsdatum, kjopsdato, kobsdato, ostopaiva, aankoopdatum,
                    data acquisto, data compra, data da compra, date achat,
                    datum des beginns, date de debut, fecha de inicio, data di inizio, data de inicio, data rozpoczecia,
                    startdatum,
                    дата операции мск, start date,
                    data tranzactiei, дата i час операції, дата і час операції, transfer date, תאריך רכישה, 승인일시, 승인일자,
                    date started, date de paiement, verrichtingsdatum, maksupaiva, aika,
                    дата совершения операции, дата и время операции, дата транзакции, 交易创建时间, תאריך עסקה, תאריך הפעולה,
                    дата операции, created utc, created date utc,
                    transaction day, transactiondate, transaktionsdag, transaksjonsdato, datum transactie,
                    data transazione, data transacao, data da transacao, date de transaction, date d achat,
                    fecha transaccion, fecha de transaccion, kaufdatum, datum transakcije, 利用日, ご利用日,
                    transaction date, trans date, tran date, txn date, date of transaction, purchase date, started date,
                    date operation, date de l operation, date d operation, fecha operacion, fecha de operacion, f operacion,
                    data operazione, data operacao, data mov, data movimento, data transakcji, data operacji,
                    datum provedeni, datum transakce, transactiedatum, transaktionsdatum, transaktionstag, umsatztag,
                    belegdatum, tranzakcio datuma, execution date, run date, trade date, created, created on, fecha de compra,
                    交易日, 发生日期时间\
                    """),
                ColumnRole.VALUE_ON, words("""
                    valordato, arvopvm, ημ νια αξιας, дата на вальор,
                    יום ערך, дата валютування, fecha valuta,
                    تاريخ الاستحقاق, تاريخ القيمة, ημερομηνια αξιας, valeur date, val dt, value dt, ngay gia tri,
                    ngay hieu luc, вальор, дата вальор, valuteringsdatum, valuta dato, vaartuspaev, datum valutiranja, 起息日,
                    기산일, 効力発生日,
                    vaxtadags, settle date,
                    data val,
                    valuta date, datum splatnosti, date de la valeur, datum valute, datum valutace,
                    תאריך ערך, datum verrekening, dateval, date val, дата исполнения, available on utc, available on,
                    дата валютирования, paivays,
                    valuedate, valor tarihi, waarde datum, waardedatum, valor datum, rente datum,
                    value date, val date, value on, valutadatum, wertstellung, wertstellungstag, wertstellungsdatum,
                    valutadato, rentedatum, date valeur, date de valeur, fecha valor, fecha de valor, f valor, data valuta,
                    data valor, valuta datum, interest date, rentedato, valutadag, arvopaiva, data waluty, datum valuty,
                    erteknap, settlement date, effective date\
                    """),
                ColumnRole.DATE_OR_OTHER, words("valuta, value, valeur"));
    }
}
