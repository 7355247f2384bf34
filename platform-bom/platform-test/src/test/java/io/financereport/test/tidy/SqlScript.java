package io.financereport.test.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A script of PostgreSQL as its statements, so far as a rule needs to know them: words, names, and texts that nobody looks into. */
final class SqlScript {
    private static final Pattern PART = Pattern.compile("""
        (?<space>\\s+)\
        |(?<comment>--[^\\n]*)\
        |(?<block>/\\*)\
        |(?<text>[eE]'(?:[^'\\\\]++|\\\\.|'')*+'|'[^']*+(?:''[^']*+)*+'|\\$(?<tag>(?:[\\p{L}_][\\p{L}\\d_]*)?)\\$.*?\\$\\k<tag>\\$)\
        |(?<name>"[^"]*+(?:""[^"]*+)*+")\
        |(?<word>(?![eE]')[\\p{L}_][\\p{L}\\d_$]*)\
        |(?<sign>[^'"$\\p{L}_])\
        """, Pattern.DOTALL);

    private final String sql;
    private final List<Statement> statements = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private List<String> comments = new ArrayList<>();
    private int line = 1;

    enum Kind {
        WORD,
        /** An identifier in quotes: never a word of SQL. */
        NAME,
        TEXT,
        SIGN
    }

    /** Words are in lower case, names and texts without their quotes. */
    record Token(Kind kind, String text, int line) {
        boolean is(String word) {
            return kind != Kind.NAME && kind != Kind.TEXT && text.equals(word);
        }
    }

    /** @param comments the lines of comment between the statement before and the end of this one; one behind code is none of them */
    record Statement(List<Token> tokens, List<String> comments) {
        int line() {
            return tokens.getFirst().line();
        }
    }

    private SqlScript(String sql) {
        this.sql = sql;
    }

    /** @throws IllegalArgumentException where a quote or a comment is not closed */
    static List<Statement> statements(String sql) {
        var script = new SqlScript(sql);
        script.read();
        return List.copyOf(script.statements);
    }

    private void read() {
        var part = PART.matcher(sql);
        var at = 0;
        while (at < sql.length()) {
            if (!part.region(at, sql.length()).lookingAt()) {
                throw new IllegalArgumentException("The quote of line " + line + " is not closed");
            }
            var end = part.group("block") == null ? part.end() : endOfBlock(at);
            take(part, sql.substring(at, end), at);
            line += Math.toIntExact(
                    sql.substring(at, end).chars().filter(c -> c == '\n').count());
            at = end;
        }
        endStatement();
    }

    private void take(Matcher part, String text, int at) {
        if (part.group("comment") != null) {
            if (sql.substring(sql.lastIndexOf('\n', at) + 1, at).isBlank()) {
                comments.add(text.substring(2).strip());
            }
        } else if (part.group("word") != null) {
            tokens.add(new Token(Kind.WORD, text.toLowerCase(Locale.ROOT), line));
        } else if (part.group("name") != null) {
            tokens.add(new Token(Kind.NAME, text.substring(1, text.length() - 1), line));
        } else if (part.group("text") != null) {
            tokens.add(new Token(Kind.TEXT, withoutQuotes(text), line));
        } else if (text.equals(";")) {
            endStatement();
        } else if (part.group("sign") != null) {
            tokens.add(new Token(Kind.SIGN, text, line));
        }
    }

    /** Of a text between dollars and of an escaped one nobody asks. */
    private static String withoutQuotes(String text) {
        return text.startsWith("'") ? text.substring(1, text.length() - 1) : text;
    }

    private void endStatement() {
        if (!tokens.isEmpty()) {
            statements.add(new Statement(List.copyOf(tokens), List.copyOf(comments)));
            tokens = new ArrayList<>();
            comments = new ArrayList<>();
        }
    }

    /** Comments of this kind may stand in each other. */
    private int endOfBlock(int begin) {
        var edge = Pattern.compile("/\\*|\\*/").matcher(sql).region(begin, sql.length());
        var depth = 0;
        while (edge.find()) {
            depth += edge.group().equals("/*") ? 1 : -1;
            if (depth == 0) {
                return edge.end();
            }
        }
        throw new IllegalArgumentException("The comment of line " + line + " is not closed");
    }
}
