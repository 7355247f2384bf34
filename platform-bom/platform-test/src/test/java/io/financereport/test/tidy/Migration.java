package io.financereport.test.tidy;

import io.financereport.test.tidy.SqlScript.Kind;
import io.financereport.test.tidy.SqlScript.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a migration does to the version of the service before it. Only what is known to be safe passes, and what concerns nothing but
 * what the script itself makes; all else needs a line of comment {@code -- contract: <reason>} before the statement or in it.
 */
final class Migration {
    private static final Pattern REASON = Pattern.compile("contract:\\s*\\S+(?:\\s+\\S+){2,}");
    private static final Set<String> BEFORE_KIND = Set.of(
            "or",
            "replace",
            "global",
            "local",
            "temp",
            "temporary",
            "unlogged",
            "unique",
            "constraint",
            "materialized",
            "recursive");
    private static final Set<String> BEFORE_NAME =
            Set.of("concurrently", "if", "not", "exists", "only", "table", "from");
    private static final Set<String> RELATIONS = Set.of("table", "view", "index", "sequence");
    private static final Set<String> OF_A_TABLE = Set.of("trigger", "policy", "rule");
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "check", "foreign", "unique", "primary", "exclude");
    private static final Set<String> SAFE =
            Set.of("insert", "update", "select", "with", "grant", "comment", "set", "reset", "analyze");
    private static final Set<String> SAFE_FOR_COLUMNS = Set.of("default", "statistics", "storage", "compression", "(");

    /** What the script has made so far: the version before knows none of it. */
    private final Set<Thing> made = new HashSet<>();

    private final List<Breach.Found> found = new ArrayList<>();

    /** @param kind {@code relation} for all that share the names of tables */
    private record Thing(String kind, String name) {
        static Thing of(String kind, String name) {
            return new Thing(RELATIONS.contains(kind) ? "relation" : kind, name);
        }

        static Thing table(Phrase named) {
            return of("table", named.behind(BEFORE_NAME).name());
        }
    }

    private Migration() {}

    /** @return what may break the version before without a reason, and reasons that excuse nothing */
    static List<Breach.Found> breaches(String sql) {
        var migration = new Migration();
        SqlScript.statements(sql).forEach(migration::take);
        return List.copyOf(migration.found);
    }

    private void take(Statement statement) {
        var before = found.size();
        var phrase = new Phrase(statement.tokens());
        judge(phrase);
        if (statement.comments().stream().anyMatch(line -> REASON.matcher(line).lookingAt())) {
            var excused = found.subList(before, found.size());
            if (excused.isEmpty()) {
                report(Breach.NEEDLESS, phrase);
            } else {
                excused.clear();
            }
        }
    }

    private void judge(Phrase statement) {
        switch (statement.first()) {
            case "create" -> create(statement);
            case "alter" -> alter(statement);
            case "drop" -> drop(statement);
            case "revoke" -> revoke(statement);
            case "truncate" -> requireMade(Breach.REMOVED, statement, tables(statement.from(1)));
            case "delete" -> requireMade(Breach.REMOVED, statement, List.of(Thing.table(statement.from(1))));
            case "call" -> requireMade(Breach.UNKNOWN, statement, tablesInTexts(statement));
            default -> judgeOther(statement);
        }
    }

    private void judgeOther(Phrase statement) {
        if (!statement.beginsWithOne(SAFE)) {
            report(Breach.UNKNOWN, statement);
        } else if (statement.has("delete", "from")) {
            report(Breach.REMOVED, statement);
        }
    }

    private void create(Phrase statement) {
        var thing = statement.from(1).behind(BEFORE_KIND);
        var kind = thing.first();
        if (OF_A_TABLE.contains(kind) || statement.begins("create", "unique")) {
            requireMade(
                    Breach.NARROWED, statement, List.of(Thing.table(thing.after(kind.equals("rule") ? "to" : "on"))));
        }
        if (!statement.begins("create", "or", "replace") && !thing.from(1).has("if", "not", "exists")) {
            made.add(Thing.of(kind, thing.from(1).behind(BEFORE_NAME).name()));
        }
    }

    private void drop(Phrase statement) {
        var thing = statement.from(1).behind(BEFORE_KIND);
        var named = thing.from(1).behind(BEFORE_NAME);
        if (!OF_A_TABLE.contains(thing.first()) || !made.contains(Thing.table(named.after("on")))) {
            requireMade(Breach.TAKEN_AWAY, statement, things(thing.first(), named));
        }
    }

    private void revoke(Phrase statement) {
        var on = statement.after("on");
        var kind = on.beginsWithOne(Set.of("function", "procedure", "schema")) ? on.first() : "table";
        requireMade(Breach.REVOKED, statement, things(kind, kind.equals("table") ? on : on.from(1)));
    }

    private void alter(Phrase statement) {
        var thing = statement.from(1).behind(BEFORE_KIND);
        var named = thing.from(1).behind(BEFORE_NAME);
        if (made.contains(Thing.of(thing.first(), named.name()))) {
            return;
        }
        if (thing.begins("table")) {
            named.behindName().parts().forEach(this::alterTable);
        } else {
            report(statement.has("rename") ? Breach.RENAMED : Breach.UNKNOWN, statement);
        }
    }

    private void alterTable(Phrase action) {
        switch (action.first()) {
            case "add" -> add(action);
            case "alter" -> alterColumn(action);
            case "drop" -> report(Breach.TAKEN_AWAY, action);
            case "rename" -> report(Breach.RENAMED, action);
            case "validate" -> {}
            default -> report(Breach.UNKNOWN, action);
        }
    }

    private void add(Phrase action) {
        if (action.from(1).beginsWithOne(CONSTRAINTS)) {
            report(Breach.NARROWED, action);
        } else {
            var column = action.flat();
            var filled = column.has("default") || column.has("generated");
            if (column.has("primary", "key") || (column.has("not", "null") && !filled)) {
                report(Breach.NO_DEFAULT, action);
            }
        }
    }

    private void alterColumn(Phrase action) {
        var change = action.from(1).behind(Set.of("column")).behindName();
        if (change.begins("type") || change.begins("set", "data", "type")) {
            report(Breach.RETYPED, action);
        } else if (change.begins("set", "not", "null")) {
            report(Breach.NOT_NULL, action);
        } else if (change.begins("drop", "not", "null")) {
            report(Breach.NULLABLE, action);
        } else if (change.begins("drop")) {
            report(Breach.TAKEN_AWAY, action);
        } else if (!change.begins("set") || !change.from(1).beginsWithOne(SAFE_FOR_COLUMNS)) {
            report(Breach.UNKNOWN, action);
        }
    }

    private void requireMade(Breach breach, Phrase statement, List<Thing> concerned) {
        if (concerned.isEmpty() || !made.containsAll(concerned)) {
            report(breach, statement);
        }
    }

    private void report(Breach breach, Phrase what) {
        found.add(breach.at(what.line(), what.toString()));
    }

    private static List<Thing> tables(Phrase named) {
        return things("table", named);
    }

    private static List<Thing> things(String kind, Phrase named) {
        return named.parts().stream()
                .map(part -> Thing.of(kind, part.behind(BEFORE_NAME).name()))
                .toList();
    }

    private static List<Thing> tablesInTexts(Phrase call) {
        return call.tokens().stream()
                .filter(token -> token.kind() == Kind.TEXT)
                .map(token -> Thing.of("table", token.text()))
                .toList();
    }
}
