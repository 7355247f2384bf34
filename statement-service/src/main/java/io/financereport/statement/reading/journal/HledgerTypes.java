package io.financereport.statement.reading.journal;

import io.financereport.statement.reading.AccountKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which accounts are assets and debts: as account directives say, of the nearest account above too, else by English names. */
final class HledgerTypes {
    private static final Pattern TAG = Pattern.compile("(?:^|[\\s,;])type:\\s*(\\p{Alpha}+)");
    private static final Pattern ASSET = Pattern.compile("assets?(?::.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIABILITY =
            Pattern.compile("(?:debts?|liabilit(?:y|ies))(?::.*)?", Pattern.CASE_INSENSITIVE);

    private enum Type {
        ASSET,
        LIABILITY,
        OTHER
    }

    private final Map<String, Type> declared = new HashMap<>();

    /** Takes the comment of an account directive. */
    void declare(String account, String comment) {
        var tag = TAG.matcher(comment);
        if (tag.find()) {
            declared.put(
                    account,
                    switch (tag.group(1).toUpperCase(Locale.ROOT)) {
                        case "A", "ASSET", "C", "CASH" -> Type.ASSET;
                        case "L", "LIABILITY" -> Type.LIABILITY;
                        default -> Type.OTHER;
                    });
        }
    }

    @Nullable
    AccountKind kind(String account) {
        for (String name = account; !name.isEmpty(); name = above(name)) {
            var type = declared.get(name);
            if (type != null) {
                return kind(type);
            }
        }
        if (ASSET.matcher(account).matches()) {
            return AccountKind.ASSET;
        }
        return LIABILITY.matcher(account).matches() ? AccountKind.LIABILITY : null;
    }

    private static @Nullable AccountKind kind(Type type) {
        return switch (type) {
            case ASSET -> AccountKind.ASSET;
            case LIABILITY -> AccountKind.LIABILITY;
            case OTHER -> null;
        };
    }

    private static String above(String account) {
        return account.substring(0, Math.max(account.lastIndexOf(':'), 0));
    }
}
