package io.financereport.statement.reading.written;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What headings of tables say of the rows below: whether they are booked or only expected. */
public final class StandingWords {
    /** Longer lines are sentences. */
    private static final int HEADING_CHARACTERS_MAX = 80;

    private static final Pattern PENDING = Pattern.compile("(?iu)(?:your |current |list of )?(?:pending(?: card)?(?:"
        + " transactions?| charges| payments?| purchases?| authori[sz]ations?| activity| items?| debits?| credits?|"
        + " deposits?)?|(?:transactions?|authori[sz]ations?|activity|payments?)"
        + " pending|(?:un(?:cleared|posted|booked)|upcoming|scheduled|not yet (?:posted|booked))"
        + " (?:transactions?|payments?|items?)|transactions? not yet (?:posted|booked)|(?:noch )?(?:vorgemerkte|nicht"
        + " (?:ge|ver)buchte|offene vorgemerkte)[nr]?"
        + " (?:ums[äa]tze|buchungen|posten|zahlungen|transaktionen)|vormerkposten|vormerkungen|(?:ums[äa]tze|buchungen)"
        + " vorgemerkt|(?:op[ée]rations?|mouvements?|transactions?|paiements?) (?:[àa] venir|en attente|en cours(?: de"
        + " traitement)?|non comptabilis[ée]e?s?)|(?:movimientos|operaciones|transacciones|cargos|pagos|compras)"
        + " (?:pendientes|retenid[oa]s|no contabilizad[oa]s|en"
        + " tr[áa]nsito)|(?:movimenti|operazioni|transazioni|pagamenti) (?:in attesa|in sospeso|non"
        + " contabilizzat[ie]|da contabilizzare)|(?:transacties|betalingen|boekingen|bedragen) in behandeling|(?:nog"
        + " )?niet (?:verwerkte|geboekte) (?:transacties|betalingen|boekingen)|gereserveerde bedragen|geplande"
        + " betalingen|(?:movimentos|lan[çc]amentos|transa[çc][õo]es|compras|opera[çc][õo]es)"
        + " (?:pendentes|futuros|futuras|cativ[oa]s|em processamento)|(?:transakcje|operacje)"
        + " (?:oczekuj[aą]ce|niezaksi[eę]gowane|nierozliczone)|blokady na"
        + " rachunku|(?:v[äa]ntande|kommande|reserverade|reserverte)"
        + " (?:transaktioner|betalningar|belopp|bel[øo]p|transaksjoner))(?![\\p{IsLatin}])"
        + "|(?:待入[账賬賬]|未入[账賬]|待[处處]理|未[结結]算|待[结結]算|未[过過][账賬])(?:交易|明[细細]|款[项項])?"
        + "|(?:未確定|未決済|処理中|引落予定|振替予定)の?(?:ご?利用)?(?:明細|取引|分)?");

    /** Of what was never booked, or will be on a later statement. */
    private static final Pattern VOID = Pattern.compile("(?iu)(?:your |list of"
            + " )?(?:(?:reverted|declined|rejected|cancell?ed|failed|voided|expired|refused|unsuccessful)(?: card)?(?:"
            + " (?:transactions?|payments?|authori[sz]ations?|activity|items?))?|future"
            + " (?:instal?lments?|payments?|charges)|instal?lments? (?:due later|of later statements)"
            + "|(?:stornierte|abgelehnte|zur[üu]ckgewiesene|fehlgeschlagene|k[üu]nftige)[nr]?"
            + " (?:ums[äa]tze|buchungen|zahlungen|transaktionen|raten)|(?:op[ée]rations?|paiements?|transactions?)"
            + " (?:annul[ée]e?s?|refus[ée]e?s?|rejet[ée]e?s?)|[ée]ch[ée]ances? (?:futures?|[àa]"
            + " venir)|(?:operaciones|transacciones|pagos|movimientos)"
            + " (?:anulad[oa]s|rechazad[oa]s|cancelad[oa]s|revertid[oa]s)|(?:cuotas|compras) (?:futuras|a plazos"
            + " futuras)|(?:operazioni|pagamenti|transazioni|movimenti) (?:annullat[ei]|rifiutat[ei]|stornat[ei])|rate"
            + " future|(?:transa[çc][õo]es|pagamentos|compras)"
            + " (?:cancelad[oa]s|recusad[oa]s|estornad[oa]s|revertid[oa]s)|(?:compras"
            + " parceladas|parcelas|lan[çc]amentos)(?: [-–])? (?:pr[óo]ximas"
            + " faturas|futur[oa]s)|(?:geweigerde|geannuleerde|teruggedraaide)"
            + " (?:transacties|betalingen)|(?:odrzucone|anulowane|wycofane)"
            + " (?:transakcje|operacje|p[łl]atno[śs]ci)|(?:avvisade|avbrutna|avviste|afviste)"
            + " (?:transaktioner|transaksjoner|betalningar|betalinger)|(?:отклон[её]нные|отмен[её]нные)"
            + " (?:операции|платежи)|(?:transaksi) (?:dibatalkan|ditolak|gagal))(?![\\p{L}])"
            + "|(?:已撤销|已取消|已拒绝|失败)(?:的)?(?:交易|明细)?");

    private static final Pattern BOOKED = Pattern.compile("(?iu)(?:your |all |list of |recent )?(?:"
            + "(?:(?:posted|booked|cleared|completed|settled|processed|account|card|other|past) )?"
            + "(?:transactions?(?: history| details?| list)?|activity)"
            + "|(?:gebuchte |verbuchte |abgerechnete )?(?:ums[äa]tze|buchungen|kontoums[äa]tze|kontobewegungen)"
            + "|(?:d[ée]tail des |liste des |vos )?(?:op[ée]rations?|mouvements?)(?: (?:comptabilis[ée]e?s|pass[ée]e?s"
            + "|effectu[ée]e?s|du compte))?"
            + "|(?:detalle de |[úu]ltimos )?(?:movimientos|operaciones)(?: (?:contabilizad[oa]s|realizad[oa]s))?"
            + "|(?:lista |elenco )?(?:movimenti|operazioni)(?: contabilizzat[ie])?"
            + "|(?:verwerkte |geboekte )?(?:transacties|boekingen|mutaties)"
            + "|(?:movimentos|lan[çc]amentos)(?: (?:efetuados|realizados|contabil[íi]sticos))?"
            + "|(?:zaksi[eę]gowane )?(?:transakcje|operacje)|(?:bokf[öo]rda )?transaktioner"
            + ")(?![\\p{IsLatin}])"
            + "|(?:已入[账賬])?(?:交易明[细細]|[账賬][户戶]明[细細]|已入[账賬]交易)|(?:入出金|取引|ご?利用)明細");

    /** What may stand behind: a day, a count, a currency, a remark; but not that there are none. */
    private static final Pattern NONE = Pattern.compile(
            "(?iu)[\\s:(\\-–]*(?:0|none|nil|keine|aucune?|ning[uú]n[oa]?|nessun[oa]?|geen|nenhum[a]?|无|無|なし)\\b.*");

    private static final Pattern END = Pattern.compile("\\P{L}+$");

    private StandingWords() {}

    /** Whether the rows below are only expected: null when the line is no such heading. */
    public static @Nullable Boolean isPending(String line) {
        var text = line.strip();
        if (text.length() > HEADING_CHARACTERS_MAX) {
            return null;
        }
        var pending = PENDING.matcher(text);
        if (pending.lookingAt()) {
            return !NONE.matcher(text.substring(pending.end())).matches();
        }
        return BOOKED.matcher(text).lookingAt() ? Boolean.FALSE : null;
    }

    /** Whether the rows below a line are none of the account: they were undone, refused, or are due later. */
    public static boolean isVoid(String line) {
        var text = line.strip();
        return text.length() <= HEADING_CHARACTERS_MAX && VOID.matcher(text).lookingAt();
    }

    /** The same where the line is nothing but the heading, with a day or a number at most; a sentence of it is none. */
    public static @Nullable Boolean isPendingAlone(String line) {
        var words = END.matcher(line).replaceAll("");
        var isAlone = PENDING.matcher(words).matches() || BOOKED.matcher(words).matches();
        return isAlone ? isPending(line) : null;
    }
}
