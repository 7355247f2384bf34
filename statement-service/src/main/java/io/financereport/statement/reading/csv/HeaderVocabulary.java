package io.financereport.statement.reading.csv;

import java.util.List;
import java.util.Map;

/** The header words by role, as {@link io.financereport.statement.reading.written.PlainWords} writes them. */
final class HeaderVocabulary {
    private HeaderVocabulary() {}

    static Map<ColumnRole, List<String>> dates() {
        return Map.of(
                ColumnRole.BOOKED_ON, words("""
                    posting date, posted date, post date, posted on, date posted, posted, booking date, booked date, booked,
                    book date, booked on, accounting date, entry date, date processed, process date, processed date,
                    completed date, buchungstag, buchungsdatum, buchung, date comptable, date de comptabilisation,
                    fecha contable, fecha de asiento, fecha registro, data contabile, data registrazione, data lancamento,
                    data do lancamento, data contabilistica, boekdatum, boekingsdatum, bogforingsdato, bogfort dato,
                    bokforingsdato, bokfort, bokfort dato, bokforingsdag, bokforingsdatum, kirjauspaiva, kirjauspvm,
                    data ksiegowania, data zaksiegowania, datum zauctovani, datum uctovani, datum zauctovania,
                    konyveles datuma, konyvelesi datum, knjizenje\
                    """),
                ColumnRole.DATE, words("""
                    date, datum, fecha, data, dato, pvm, paivamaara, dag, tag, kuupaev, day, date time, datetime, datum tijd,
                    datum cas, kelt, datums\
                    """),
                ColumnRole.TRANSACTED_ON, words("""
                    transaction date, trans date, tran date, txn date, date of transaction, purchase date, started date,
                    date operation, date de l operation, date d operation, fecha operacion, fecha de operacion, f operacion,
                    data operazione, data operacao, data mov, data movimento, data transakcji, data operacji,
                    datum provedeni, datum transakce, transactiedatum, transaktionsdatum, transaktionstag, umsatztag,
                    belegdatum, tranzakcio datuma, execution date, run date, trade date, created, created on, fecha de compra\
                    """),
                ColumnRole.VALUE_ON, words("""
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
                    amount, transaction amount, amt, net amount, net, netamount, amount in account currency, billing amount,
                    betrag, umsatz, umsatzbetrag, buchungsbetrag, betrag in, umsatz in, montant, montant de l operation,
                    montant net, importe, importe movimiento, importo, valor, montante, bedrag, transactiebedrag, bedrag in,
                    belob, belop, beloep, belopp, summa, maara, kwota, kwota operacji, kwota transakcji, castka,
                    zauctovana castka, suma, osszeg, tranzakcio osszege, iznos, valoare\
                    """),
                ColumnRole.GROSS, words("gross, gross amount, brutto"),
                ColumnRole.DEBIT, words("""
                    debit, debits, debit amount, debet, withdrawal, withdrawals, withdrawal amount, withdrawal amt, money out,
                    paid out, out, outflow, spent, withdrawals dr, withdrawal dr, belastung, belastungen, soll, lastschrift,
                    ausgang, ausgange, ausgaben, ausgabe, sortie, sorties, depense, depenses, cargo, cargos, adeudo,
                    addebito, addebiti, dare, uscite, uscita, debito, debitos, saida, saidas, af, afschrijving, uit, ut,
                    ut fra konto, ud, debetbelopp, uttag, otto, obciazenia, wydatki, terheles, vydaj, vydaje, expense,
                    expenses\
                    """),
                ColumnRole.CREDIT, words("""
                    credit, credits, credit amount, deposit, deposits, deposit amount, deposit amt, money in, paid in, in,
                    inflow, received, deposits cr, deposit cr, gutschrift, gutschriften, haben, eingang, eingange, einnahmen,
                    einnahme, entree, entrees, recette, recettes, abono, abonos, ingreso, ingresos, accredito, accrediti,
                    avere, entrate, entrata, credito, creditos, entrada, entradas, bij, bijschrijving, inn, inn pa konto,
                    ind, kreditbelopp, insattning, pano, uznania, wplywy, jovairas, prijem, prijmy, income\
                    """),
                ColumnRole.BALANCE, words("""
                    balance, running balance, runningbalance, account balance, current balance, ledger balance, balance after,
                    balance after transaction, resulting balance, new balance, saldo, kontostand, saldo nach buchung,
                    saldo na trn, saldo na mutatie, saldo na transactie, solde, solde apres operation, saldo posterior,
                    saldo contabile, saldo contable, saldo progressivo, saldo apos, saldo efter, saldo po operacji,
                    saldo po transakcji, zustatek, zostatok, egyenleg, likutis, bokfort saldo, stan konta, stanje, sold\
                    """),
                ColumnRole.CURRENCY, words("""
                    currency, ccy, currency code, curr, wahrung, waehrung, devise, divisa, moneda, munt, muntsoort, moeda,
                    valuuta, mena, mena uctu, deviza, devizanem, waluta, valiuta, account currency, buchungswahrung\
                    """),
                ColumnRole.DIRECTION, words("""
                    transaction type, type, debit credit, dr cr, d c, dc, cr dr, c d, credit debit, credit debit indicator,
                    soll haben, s h, af bij, sens, d k, cdi, direction, indicator\
                    """));
    }

    static Map<ColumnRole, List<String>> texts() {
        return Map.of(
                ColumnRole.DESCRIPTION, words("""
                    description, details, detail, transaction details, narrative, particulars, memo, transaction description,
                    transaction, payment details, payment reference, remarks, message, comment, purpose, details of payment,
                    transaction remarks, buchungstext, verwendungszweck, text, bezeichnung, beschreibung, umsatztext, vwz1,
                    vwz2, vwz3, libelle, libelle operation, nature de l operation, motif, communication, communications,
                    concepto, observaciones, descripcion, detalle, descrizione, causale, descrizione operazione, operazione,
                    descricao, descritivo, historico, omschrijving, omschrijving 1, omschrijving 2, mededelingen,
                    vrije mededeling, naam omschrijving, tekst, beskrivelse, forklaring, beskrivning, meddelande, selite,
                    viesti, opis, opis operacji, tytul, zprava, zprava pro prijemce, popis, poznamka, kozlemeny,
                    paaiskinimai, reason, message for payee, action\
                    """),
                ColumnRole.COUNTERPARTY, words("""
                    payee, payer, merchant, merchant name, name, counterparty, counterparty name, partner name, partner,
                    beneficiary, recipient, sender, to from, payee name, counteraccount name, empfanger, auftraggeber empfanger,
                    auftraggeber, begunstigter, begunstigter zahlungspflichtiger, beguenstigter zahlungspflichtiger,
                    name zahlungsbeteiligter, zahlungsempfanger, beneficiaire, tiers, contrepartie, nom, beneficiario,
                    ordenante, controparte, nome, naam, naam tegenpartij, tegenpartij, modtager, mottaker, mottagare, saaja,
                    saaja maksaja, nadawca odbiorca, kontrahent, nazev protiuctu, protistrana, partner neve, gavejas, nazwa\
                    """),
                ColumnRole.REFERENCE, words("""
                    reference, ref, transaction id, transaction reference, reference number, ref no, ref number,
                    transaction number, transaction reference number, referenz, kundenreferenz, reference de l operation,
                    referencia, riferimento, referentie, transactiereferentie, viite, arkiveringstunnus, numer referencyjny,
                    transaction ref, fitid, referencni cislo transakce, customer reference, id transakce\
                    """),
                ColumnRole.ACCOUNT, words("""
                    account, account number, account no, iban, account iban, own account, my account, kontonummer, konto,
                    auftragskonto, iban auftragskonto, compte, numero de compte, cuenta, numero de cuenta, conto, rekening,
                    rekeningnummer, iban bban, account id, kontonr, rachunek, cislo uctu, account name\
                    """),
                ColumnRole.STATUS, words("status, state, zustand, statut, estado, stato"));
    }

    private static List<String> words(String list) {
        return List.of(list.strip().split(",\\s*", -1));
    }
}
