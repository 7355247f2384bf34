package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.written.PlainWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What banks write of whether a row is booked, in a column of its own or in place of the day. */
enum RowStatus {
    /** It is announced, and not booked yet. */
    EXPECTED("""
        pending, vorgemerkt, umsatz vorgemerkt, ausstehend, blocked, authorised, authorized, authorisation, authorization,
        in process, in progress, processing, hold, on hold, held, unposted, not posted, scheduled,
        en attente, en cours, en cours de traitement, à venir, pendiente, pendientes, en proceso, retenido, retenida,
        in attesa, in sospeso, in elaborazione, da contabilizzare, non contabilizzato, autorizzato, autorizzata, autorisé, autorisée, autorizado, autorizada, pendente, em processamento,
        in behandeling, gereserveerd, nog niet verwerkt, oczekująca, oczekujące, oczekuje, w toku, w realizacji, niezaksięgowana,
        väntande, reserverad, reserverat, reservert, reserveret, afventer, venter, odottaa, varaus, čeká, čekající, blokace,
        čakajúca, függőben, zárolt, zárolás, bekliyor, beklemede, în așteptare, în curs,
        в обработке, в ожидании, обрабатывается, ожидает, авторизовано, авторизация, в обробці,
        pend, pdng, tertunda, menunggu, đang xử lý, รอดำเนินการ, معلق, قيد الانتظار, ממתין, בהמתנה, εκκρεμεί, u obradi, v obdelavi,
        处理中, 處理中, 待处理, 待入账, 未入账, 未入賬, 処理中, 未確定, 대기
        """),

    /** It was refused, or taken back before it was booked. */
    CAME_TO_NOTHING("""
        declined, failed, failure, cancelled, canceled, reverted, denied, removed, rejected, refused, voided, expired,
        unsuccessful, aborted, storniert, abgelehnt, fehlgeschlagen, gescheitert, zurückgewiesen, rückgängig gemacht, nicht ausgeführt,
        refusé, refusée, échoué, échouée, annulé, annulée, rejeté, rejetée, rechazado, rechazada, denegado, denegada, fallido,
        fallida, cancelado, cancelada, anulado, anulada, revertido, revertida, rifiutato, rifiutata, annullato, annullata,
        fallito, fallita, respinto, respinta, stornato, stornata, recusado, recusada, falhado, falhada, falhou, rejeitado, rejeitada,
        geweigerd, geannuleerd, mislukt, afgewezen, teruggedraaid, odrzucona, odrzucone, odrzucony, anulowana, anulowane,
        anulowany, nieudana, nieudany, cofnięta, cofnięto, avvisad, nekad, misslyckad, misslyckades, avbruten, makulerad, avvist, avbrutt,
        mislykket, mislyktes, annullert, afvist, annulleret, hylätty, peruttu, epäonnistui, zamítnuto, zamítnutá, zrušeno, zrušená,
        neúspěšná, odmítnuto, odmítnutá, zamietnutá, zrušená, elutasítva, elutasított, visszautasítva, törölve, törölt, sikertelen,
        reddedildi, iptal, iptal edildi, başarısız, respinsă, respins, anulată, anulat, eșuată, eșuat,
        отклонено, отклонена, отклонен, отклонён, отменено, отменена, отменен, отменён, неуспешно, неуспешная, не выполнена,
        rjct, canc, gagal, dibatalkan, thất bại, đã hủy, ยกเลิก, ล้มเหลว, ملغي, ملغاة, مرفوض, מבוטל, בוטל, נדחה, ακυρώθηκε, απορρίφθηκε,
        otkazano, odbijeno, preklicano, zavrnjeno, відхилено, скасовано, 交易关闭, 交易失败, 已撤销, 已关闭, 已取消, 失败, 失敗, 已失败, 取引失敗, キャンセル, 실패
        """),

    /** It is booked. */
    BOOKED("""
        completed, complete, booked, posted, cleared, reconciled, settled, executed, paid, paid out, success, successful, succeeded,
        done, processed, finished, issued, deposited, transferred, book, acsc, accc, berhasil, sukses, selesai, thành công, hoàn thành,
        สำเร็จ, مكتمل, ناجحة, ناجح, בוצע, הושלם, ολοκληρώθηκε, izvršeno, provedeno, opravljeno, approved, accepted, confirmed, received, sent, ok, final,
        gebucht, verbucht, ausgeführt, abgeschlossen, bezahlt, erledigt, abgerechnet, durchgeführt, erfolgreich, eingegangen,
        comptabilisé, comptabilisée, exécuté, exécutée, terminé, terminée, effectué, effectuée, réglé, réglée, validé, validée,
        payé, payée, confirmé, confirmée, completado, completada, contabilizado, contabilizada, ejecutado, ejecutada, realizado,
        realizada, liquidado, liquidada, pagado, pagada, confirmado, confirmada, completato, completata, contabilizzato,
        contabilizzata, eseguito, eseguita, pagato, pagata, confermato, confermata, concluído, concluída, efetuado, efetuada,
        pago, paga, voltooid, verwerkt, geboekt, uitgevoerd, betaald, zrealizowana, zrealizowane, zrealizowano, zaksięgowana,
        zaksięgowano, rozliczone, rozliczona, rozliczono, wykonana, wykonano, zakończona, zakończono, bokförd, utförd, genomförd,
        slutförd, klar, bokført, utført, fullført, bogført, udført, gennemført, kirjattu, suoritettu, valmis, toteutunut,
        zaúčtováno, zaúčtovaná, zaúčtovaná, provedeno, dokončeno, realizováno, zrealizovaná, teljesült, könyvelt, lekönyvelt,
        sikeres, végrehajtva, tamamlandı, gerçekleşti, onaylandı, başarılı, finalizată, finalizat, executată, executat, procesată,
        procesat, выполнено, выполнена, выполнен, исполнено, исполнен, исполнена, завершено, завершена, проведено, проведена,
        успешно, успешная, виконано, проведено, успішно, 交易成功, 支付成功, 成功, 已入账, 已入賬, 已完成, 已收款, 已付款, 已转账, 已存入零钱,
        已记账, 付款成功, 收款成功, 完了, 確定, 確定済, 완료, 승인
        """);

    /** What a row is called beside its status. A refund that is cancelled, or an order that was received, are something else. */
    private static final Set<String> SUBJECTS = plain(
                    "payment, transaction, transfer, zahlung, transaktion, umsatz, überweisung, paiement, virement,"
                        + " transaction, opération, pago, transferencia, operación, transacción, pagamento, bonifico,"
                        + " operazione, transazione, transferência, operação, transação, betaling, transactie,"
                        + " overboeking, płatność, przelew, transakcja, operacja, platba, transakce, transakcia,"
                        + " převod, betalning, överföring, overførsel, transaksjon, overføring, maksu, siirto,"
                        + " fizetés, utalás, tranzakció, plată, tranzacție, ödeme, işlem, платеж, платёж, перевод,"
                        + " операция, транзакция, платіж, операція, pembayaran, transaksi, giao dịch, รายการ, was, is,"
                        + " has been, wurde, ist, est, es, está, é, jest")
            .flatMap(words -> Stream.of(words.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private static final int WORDS_MAX = 3;
    private static final int REFERENCE_WORD_LENGTH_MAX = 16;
    private static final Map<String, RowStatus> KNOWN = new HashMap<>();

    static {
        for (RowStatus status : values()) {
            plain(status.words).forEach(words -> KNOWN.put(words, status));
        }
    }

    /** Names of columns that say by yes or no whether a row is only expected. */
    private static final Set<String> ASKS = plain("pending, is pending, vorgemerkt, en attente, pendiente, in attesa")
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> YES =
            plain("true, yes, y, 1, ja, oui, si, sí, sim").collect(Collectors.toUnmodifiableSet());

    private final String words;

    RowStatus(String words) {
        this.words = words;
    }

    /** What all of the words say together, or null where they say nothing known. */
    static @Nullable RowStatus ofAll(String words) {
        return words.isEmpty() ? null : KNOWN.get(PlainWords.of(words));
    }

    /** What the words of a column for it say, together, or of a payment that they name; null where they say nothing known. */
    static @Nullable RowStatus of(String words) {
        var status = ofAll(words);
        return status == null ? ofSubject(words) : status;
    }

    /** What the words say under a name of a column, which may be a question that they answer. */
    static @Nullable RowStatus of(String words, String column) {
        var status = of(words);
        return status == null && YES.contains(PlainWords.of(words)) && ASKS.contains(PlainWords.of(column))
                ? EXPECTED
                : status;
    }

    /** What the phrase says of what a row is, as in "payment sent"; null where it says it of something else, or in other words. */
    private static @Nullable RowStatus ofSubject(String phrase) {
        RowStatus found = null;
        var words = PlainWords.of(phrase).split(" ", -1);
        if (words.length < 2 || words.length > WORDS_MAX) {
            return null;
        }
        for (String word : words) {
            var status = KNOWN.get(word);
            if ((status == null && !SUBJECTS.contains(word)) || (status != null && found != null && status != found)) {
                return null;
            }
            found = status == null ? found : status;
        }
        return found;
    }

    /** Expected where one word for it stands in place of a reference, which are figures in most files. */
    static @Nullable RowStatus inPlaceOfReference(String text) {
        return !text.isEmpty()
                        && text.length() <= REFERENCE_WORD_LENGTH_MAX
                        && text.chars().allMatch(Character::isLetter)
                        && ofAll(text) == EXPECTED
                ? EXPECTED
                : null;
    }

    private static Stream<String> plain(String list) {
        return Stream.of(list.strip().split(",\\s*", -1)).map(PlainWords::of);
    }
}
