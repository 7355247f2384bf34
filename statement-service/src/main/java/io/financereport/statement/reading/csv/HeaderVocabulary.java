package io.financereport.statement.reading.csv;

import java.util.List;
import java.util.Map;

/** The header words by role, as {@link io.financereport.statement.reading.written.PlainWords} writes them. */
final class HeaderVocabulary {
    private HeaderVocabulary() {}

    static Map<ColumnRole, List<String>> dates() {
        return Map.of(
                ColumnRole.BOOKED_ON, words("""
                    clearing date,
                    settled date, date settled, settled on,
                    bokfort datum, bogfort, data cont, data inregistrare, datum des abschlusses, date de fin, fecha de finalizacion,
                    data di completamento, data de conclusao, data zrealizowania, datum voltooid, 帳務日期,
                    date completed, posted transactions date, posted transaction date, booked at,
                    date comptabilisation, bokford, reskontradatum, konyveles datuma, data de contabilizacao,
                    booking, date de comptabilisation, data contabilizacao, fecha de contabilizacion,
                    abrechnungsdatum,
                    data rozliczenia, дата обработки операции, дата обработки, дата списания, дата зачисления, дата отражения по счету,
                    date of posting, posting datetime, datum verwerking, verwerkingsdatum, kirjauspäivämäärä, bokföringsdag,
                    交易成功时间, 银行记账日, 記帳日期, 記帳日, 起帳日, 結帳日, дата платежа, дата проводки, дата проведения, data contabilizare,
                    transaction posted date, posting day, date posting, datum boeking, datum knjizenja, muhasebe tarihi,
                    kayit tarihi, data de lancamento, buchungs datum, bogfoeringsdato,
                    posting date, posted date, post date, bu tag, posted on, date posted, posted, booking date, booked date, booked,
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
                    дата операции мск, start date, datum des beginns, date de debut, fecha de inicio, data di inizio, data de inicio, data rozpoczecia, startdatum,
                    data tranzactiei, дата i час операції, дата і час операції, transfer date, תאריך רכישה, 승인일시, 승인일자,
                    date started, date de paiement, verrichtingsdatum, maksupaiva, transaction date time, aika,
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

    static Map<ColumnRole, List<String>> amounts() {
        return Map.of(
                ColumnRole.AMOUNT, words("""
                    износ, upphaeð,
                    amount num, 국내이용금액, 이용금액, 승인금액, 거래 금액, 簽賬金額, 簽帳金額,
                    利用金額, ご利用金額, total amount, netto, neto, montant operation, montant euros, montant total, montant total ttc,
                    kwota transakcji waluta rachunku, castka v mene uctu, insattningar uttag, credit debit amount,
                    debit credit amount, liquido, net total, importe neto, osszeg forintban,
                    сума в валюті картки, сума, jumlah, amount total, amount usd, сумма в валюте счета,
                    сумма пересчитанная в валюту счета, сумма в рублях, 记账金额, 实付金额, 人民币金额, 入账币种 金额,
                    סכום חיוב, סכום, סכום עסקה, סכום החיוב, posted amount, amount posted, settled amount, settlement amount,
                    maara euroa, summa euroa, bedrag rekening, mutatie, mutatiebedrag, kontowahrungsbetrag, betrag in kontowahrung,
                    сумма платежа, сумма, 入出金, 入出金額, 金额, 交易金额, 金額, 거래금액, 금액, ποσο,
                    amount in local currency, transaction value, betrag der transaktion, buchungs betrag, betrag eur,
                    montant eur, montant en euros, importe eur, importo eur, valor rs, valor r, tutar, islem tutari,
                    bedrag eur, kwota w walucie rachunku, objem, 金額, 金额, 交易金额, amount local currency, paid amount,
                    billed amount,
                    mutasi, jumlah mutasi, jumlah, сумма в валюте счета, сумма в валюте счёта,
                    amount, transaction amount, amt, net amount, net, netamount, amount in account currency, billing amount,
                    betrag, umsatz, umsatzbetrag, buchungsbetrag, betrag in, umsatz in, montant, montant de l operation,
                    montant net, importe, importe movimiento, importo, valor, montante, bedrag, transactiebedrag, bedrag in,
                    belob, belop, beloep, belopp, summa, maara, kwota, kwota operacji, kwota transakcji, castka,
                    zauctovana castka, suma, osszeg, tranzakcio osszege, iznos, valoare,
                    withdrawal dr deposit cr, withdrawals deposits, deposits withdrawals, 收入 支出金额, 支出 收入金额,
                    金额, 交易金额, 发生额, 入账金额, 金額, 交易金額, 收支金额\
                    """),
                ColumnRole.GROSS, words("""
                    change, anderung,
                    bruto, lordo, avant commission, ukupno bruto, puvodni castka uhrady, orig amount,
                    сума в валюти транзакции, utl belopp moms, utlandsbelopp, сумма в валюте операции, 订单金额, 交易币种 金额, original amount,
                    transaction currency amount, foreign amount,
                    сумма операции, gross, gross amount, brutto\
                    """),
                ColumnRole.DEBIT, words("""
                    outgoing, ausgehend, sortant, sortants, saliente, salientes, uitgaand, in uscita, utgaende,
                    withdrawn, breme, v breme, одлив,
                    deebet, debetas, debets,
                    funds out, cheques cargos, cheques y otros cargos, otros cargos, 払出金額, お引き出し額, お引出し額, 출금, 찾으신금액, 提出,
                    gasto, gastos, uttak, お引出し, お引出金額, 出金金額, 出金額 円, dr amount, debits dr, uttag ut, saidas r, lan ut,
                    dr, дебит, isplata, izdatak, teret, ghi no, ถอนเงิน, so tien ghi no, дебет, сумма списания, сумма по дебету, חובה,
                    支取金额, 转出金额, debit euros, расход, списание, 支払い金額, 支払金額, 引出金額, 출금액, 支取,
                    debit amt, debit amount in, money out gbp, money out eur, withdrawals amount, withdrawal amount inr,
                    withdrawal amt inr, retrait, retraits, retiros, retiro, cargos eur, importo addebito, uscite in,
                    gider, borc, cikan, 出金, お支払金額, 出金額, 支出, belastungsbetrag, belastung in, lastschrift in, debet amount,
                    debit montant, montant debit, montant debite,
                    bedrag af, bedrag af debet, mutasi debet, debet rp, uang keluar, pengeluaran,
                    debit, debits, debit amount, debet, withdrawal, withdrawals, withdrawal amount, withdrawal amt, money out,
                    paid out, out, outflow, spent, withdrawals dr, withdrawal dr, belastung, belastungen, soll, lastschrift,
                    ausgang, ausgange, ausgaben, ausgabe, sortie, sorties, depense, depenses, cargo, cargos, adeudo,
                    addebito, addebiti, dare, uscite, uscita, debito, debitos, saida, saidas, af, afschrijving, uit, ut,
                    ut fra konto, ud, debetbelopp, uttag, otto, obciazenia, wydatki, terheles, vydaj, vydaje, expense,
                    expenses,
                    支出, 支出金额, 借方, 借方发生额, 借方金额, 转出, 取款, payments out, payment out\
                    """),
                ColumnRole.CREDIT, words("""
                    incoming, eingehend, entrant, entrants, entrante, entrantes, inkomend, in entrata, inkommande,
                    deposited, dobro, v dobro, прилив,
                    kredit, kreedit, kreditas, kredits,
                    funds in, depositos y abonos, otros abonos, 受入金額, お預け入れ額, お預入額, 입금, 맡기신금액,
                    innskudd, お預入れ, お預入金額, 入金金額, cr amount, insattningar,
                    cr, uplata, primitak, korist, ghi co, ฝากเงิน, so tien ghi co, кредит, сумма зачисления, сумма по кредиту,
                    поступления, поступление, זכות, 存入金额, 转入金额, credit euros, приход,
                    зачисление, 預かり金額, 預入金額, 입금액, 存入,
                    credit amt, credit amount in, money in gbp, money in eur, deposit amount inr, deposit amt inr, depot,
                    depots, depositos, deposito, alacak, giren, gelir, 入金, お預り金額, 入金額, 收入, gutschriftsbetrag,
                    gutschrift in, credit montant, montant credit, montant credite, importo accredito,
                    bedrag bij, bedrag bij credit, mutasi kredit, kredit rp, uang masuk, pemasukan,
                    credit, credits, credit amount, deposit, deposits, deposit amount, deposit amt, money in, paid in, in,
                    inflow, received, deposits cr, deposit cr, gutschrift, gutschriften, haben, eingang, eingange, einnahmen,
                    einnahme, entree, entrees, recette, recettes, abono, abonos, ingreso, ingresos, accredito, accrediti,
                    avere, entrate, entrata, credito, creditos, entrada, entradas, bij, bijschrijving, inn, inn pa konto,
                    ind, kreditbelopp, insattning, pano, uznania, wplywy, jovairas, prijem, prijmy, income,
                    收入, 收入金额, 贷方, 贷方发生额, 贷方金额, 转入, 存款, 存入, payments in, payment in\
                    """),
                ColumnRole.BALANCE, words("""
                    остаток средств, стање, staða,
                    거래 후 잔액, 거래후잔액, 거래후 잔액, 現在 貸付 高, 現在高, 差し引き残高, залишок після операції, saldo do dia,
                    guthaben, ending balance, solde euros, zustatek po operaci,
                    bal, салдо, saldo contabilistico, so du, ยอดคงเหลือ, sold contabil, залишок на кінець періоду, остаток на счете,
                    остаток после операции, баланс, יתרה, יתרה בשח, остаток, 取引後残高, 差引残高, 残高, 余额, 账户余额, 잔액, υπολοιπο,
                    closing balance, balance amount, balance inr, total balance,
                    saldo final, saldo na rekening, bakiye, 残高, 差引残高, 余额, saldo rachunku, saldo konta,
                    saldo in, kontostand in, solde en euros,
                    balance, running balance, runningbalance, account balance, current balance, ledger balance, balance after,
                    balance after transaction, resulting balance, new balance, saldo, kontostand, saldo nach buchung,
                    saldo na trn, saldo na mutatie, saldo na transactie, solde, solde apres operation, saldo posterior,
                    saldo contabile, saldo contable, saldo progressivo, saldo apos, saldo efter, saldo po operacji,
                    saldo po transakcji, zustatek, zostatok, egyenleg, likutis, bokfort saldo, stan konta, stanje, sold,
                    余额, 账户余额, 结余, 联机余额, 本次余额, 餘額, 結餘, running bal\
                    """),
                ColumnRole.CURRENCY, words("""
                    posted currency, payment currency, osszeg devizaneme, munteenheid, devies, whg, valuutta,
                    valuta uctu, rekeningvaluta,
                    валюта картки, валюта транзакції, валюта счета, валюта операции, валюта карты, billing currency, transaction currency,
                    currency of amount, currency of account, balance currency, valutacode, muntcode, kontowahrung, 入账货币,
                    入账币种, 记账币种, 记账货币, 交易货币, 交易币种, 结算币种, 貨幣, 幣別, 帳戶貨幣, מטבע, מטבע חיוב,
                    валюта платежа, валюта, 币种, 通貨,
                    para birimi, doviz, valuta kod, currency symbol, settlement currency, transaction currency code, 币种,
                    currency, commodity, ccy, currency code, curr, wahrung, waehrung, devise, divisa, moneda, munt, muntsoort, moeda,
                    valuuta, mena, mena uctu, deviza, devizanem, waluta, valiuta, account currency, buchungswahrung,
                    币种, 货币, 币别\
                    """),
                ColumnRole.DIRECTION, words("""
                    προσημο ποσου, προσημο, χρεωση πιστωση,
                    creditdebet, credit debet, debet credit, debitcredit, creditdebit, debit or credit, credit or debit,
                    debit credit flag,
                    debit credit code, drcr, crdr, dbcr, bij af, afbij, in out, in uit, soll haben kennzeichen, вид операции,
                    тип операции, 收 付, 收付, 借贷方向, 借贷标识, 收支类型, 收 支类型,
                    deebet kreedit, debetas kreditas, 收 支, 借贷标志, 借 贷, debe haber, dare avere, 입출금구분,
                    transaction type, type, debit credit, dr cr, d c, dc, cr dr, c d, credit debit, credit debit indicator,
                    soll haben, s h, af bij, sens, d k, cdi, direction, indicator,
                    借贷标志, 收支, 收 支, 借贷\
                    """));
    }

    static Map<ColumnRole, List<String>> texts() {
        return Map.of(
                ColumnRole.DESCRIPTION, words("""
                    vorgang, uraian, uraian transaksi, категория, опис, texti, namen,
                    деталі операції, descrierea tranzactiei,
                    libelle complet operation, お取り扱い内容, 利用店名, 利用店名 商品名, ご利用店名, title, titulo, お取引内容, avisierungstext, tytul operacji, szczegoly transakcji,
                    opis pro prijemce, zpusob uhrady, sub description, transaction text,
                    tytulem, rubrik, specifikation, keterangan, descriere, descricao do movimento, memo description, опис операції,
                    mo ta, รายการ, narrativa, label, descrizione operazioni, descrizione estesa, descrizione del movimento, περιγραφη, αιτιολογια, 내용, toelichting, описание операции, основание,
                    детали операции, содержание операции, 交易名称, 订单标题, תיאור, פרטים, שם בית העסק,
                    описание, назначение платежа, 入出金内容, 摘要, 摘要内容, 商品说明, 商品, 交易备注, 적요, selgitus, paskirtis,
                    transaction narration, narration, transaction particulars, booking text, description 1,
                    description 2, aciklama, 摘要, お取扱内容, 内容, original description, extended description,
                    libelle simplifie, szczegoly, opis transakcji, spezialtext, buchungsdetails, notes, note, tapahtuma,
                    uzenet,
                    description, details, detail, transaction details, narrative, particulars, memo, transaction description,
                    transaction, payment details, payment reference, remarks, message, comment, purpose, details of payment,
                    transaction remarks, buchungstext, verwendungszweck, text, bezeichnung, beschreibung, umsatztext, vwz1,
                    vwz2, vwz3, libelle, libelle operation, nature de l operation, motif, communication, communications,
                    concepto, observaciones, descripcion, detalle, descrizione, causale, descrizione operazione, operazione,
                    descricao, descritivo, historico, omschrijving, omschrijving 1, omschrijving 2, mededelingen,
                    vrije mededeling, naam omschrijving, tekst, beskrivelse, forklaring, beskrivning, meddelande, selite,
                    viesti, opis, opis operacji, tytul, zprava, zprava pro prijemce, popis, poznamka, kozlemeny,
                    paaiskinimai, reason, message for payee, action,
                    摘要, 交易摘要, 描述, 交易描述, 说明, 交易说明, 备注, 附言, 用途, 交易类型, 业务摘要, activity,
                    description of transactions, description of transaction\
                    """),
                ColumnRole.COUNTERPARTY, words("""
                    שם בית עסק, 가맹점명, 이용가맹점, 이용하신곳, 이용처,
                    zahlungspflichtige r, zahlungsempfanger in, partnername, sender empfanger, empfangername,
                    auftraggebername, nom de la contrepartie, naam van de tegenpartij, naam tegenpartij bevat,
                    nazwa nadawcy, nazwa odbiorcy, odbiorca zleceniodawca, dane kontrahenta, nazev protistrany,
                    partner elnevezese, saaja maksja nimi, saajan nimi, maksaja, maksunsaaja, partneris, other party,
                    merchantname, namn, navn, afsender, avsender, avsandare, payer name, dispozant, obchodnik,
                    counter party, handelaar, 交易场所, 商户, 对方账户名, 收款方, tegenrekeninghouder, получатель, отправитель, контрагент, 交易对方,
                    对方户名, saaja maksja,
                    moketojas gavejas,
                    merchant description, payee payer, name description, naam begunstigde, nimi, zahlungspflichtiger,
                    name des partners, 相手先,
                    payee, payer, merchant, merchant name, name, counterparty, counterparty name, partner name, partner,
                    beneficiary, recipient, sender, to from, payee name, counteraccount name, empfanger, auftraggeber empfanger,
                    auftraggeber, begunstigter, begunstigter zahlungspflichtiger, beguenstigter zahlungspflichtiger,
                    name zahlungsbeteiligter, zahlungsempfanger, beneficiaire, tiers, contrepartie, nom, beneficiario,
                    ordenante, controparte, nome, naam, naam tegenpartij, tegenpartij, modtager, mottaker, mottagare, saaja,
                    saaja maksaja, nadawca odbiorca, kontrahent, nazev protiuctu, protistrana, partner neve, gavejas, nazwa,
                    对方户名, 对方名称, 交易对方, 对手信息, 商户名称, 交易对手\
                    """),
                ColumnRole.REFERENCE, words("""
                    референс проводки, номер документа, код авторизации, cheque no, chq ref no, ref no cheque no, check number,
                    check or slip, transactionid, dekont no,
                    mutatie id, volgnr,
                    reference, ref, transaction id, transaction reference, reference number, ref no, ref number,
                    transaction number, transaction reference number, referenz, kundenreferenz, reference de l operation,
                    referencia, riferimento, referentie, transactiereferentie, viite, arkiveringstunnus, numer referencyjny,
                    transaction ref, fitid, referencni cislo transakce, customer reference, id transakce,
                    流水号, 交易流水号, 参考号, 凭证号, 交易参考号, cheque no, cheque number, check no, check number\
                    """),
                ColumnRole.ACCOUNT, words("""
                    posted account, bank account, auftraggeberkonto, iban auftraggeberkonto, iban kontoinhaber,
                    accountnum, numer rachunku karty, saskaitos nr, konyvelesi szamla, this party account,
                    source account, iban konta, rachunek wlasny,
                    номер счета, счет, מספר חשבון, kliendi konto, saskaita, 账号,
                    account, account number, account no, iban, account iban, own account, my account, kontonummer, konto,
                    auftragskonto, iban auftragskonto, compte, numero de compte, cuenta, numero de cuenta, conto, rekening,
                    rekeningnummer, iban bban, account id, kontonr, rachunek, cislo uctu, account name\
                    """),
                ColumnRole.STATUS, words("""
                    is pending, vorgemerkt, en attente, pendiente, in attesa, etat, tila, durum, allapot, stav, status transakcji,
                    pending, 상태,
                    статус, transaction status, booking status, 交易状态, 当前状态, info, status, state, zustand, statut, estado,
                    stato\
                    """));
    }

    private static List<String> words(String list) {
        return List.of(list.strip().split(",\\s*", -1));
    }
}
