package io.financereport.test.tidy;

import io.financereport.test.tidy.SqlScript.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A statement of SQL or a part of one, read from its front. */
record Phrase(List<Token> tokens) {
    private static final int SHOWN_MAX = 8;

    boolean begins(String... words) {
        return at(0, words);
    }

    /** One word behind the other, anywhere. */
    boolean has(String... words) {
        for (var start = 0; start < tokens.size(); start++) {
            if (at(start, words)) {
                return true;
            }
        }
        return false;
    }

    boolean beginsWithOne(Set<String> words) {
        return words.stream().anyMatch(this::begins);
    }

    String first() {
        return tokens.isEmpty() ? "" : tokens.getFirst().text();
    }

    Phrase from(int start) {
        return new Phrase(tokens.subList(Math.min(start, tokens.size()), tokens.size()));
    }

    /** Behind these words, as far as it begins with them. */
    Phrase behind(Set<String> words) {
        var rest = this;
        while (rest.beginsWithOne(words)) {
            rest = rest.from(1);
        }
        return rest;
    }

    /** Behind the first place of a word; nothing where it is not. */
    Phrase after(String word) {
        var rest = this;
        while (!rest.tokens.isEmpty() && !rest.begins(word)) {
            rest = rest.from(1);
        }
        return rest.from(1);
    }

    /** The name that it begins with, without the schema. */
    String name() {
        return tokens.isEmpty() ? "" : tokens.get(nameEnd() - 1).text();
    }

    Phrase behindName() {
        return from(nameEnd());
    }

    /** What commas part, but for those in parentheses. */
    List<Phrase> parts() {
        var parts = new ArrayList<Phrase>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < tokens.size(); i++) {
            depth += depthOf(tokens.get(i));
            if (depth == 0 && tokens.get(i).is(",")) {
                parts.add(new Phrase(tokens.subList(start, i)));
                start = i + 1;
            }
        }
        parts.add(from(start));
        return parts;
    }

    /** What stands in no parentheses. */
    Phrase flat() {
        var outside = new ArrayList<Token>();
        var depth = 0;
        for (var token : tokens) {
            depth += depthOf(token);
            if (depth == 0) {
                outside.add(token);
            }
        }
        return new Phrase(outside);
    }

    int line() {
        return tokens.getFirst().line();
    }

    /** Its beginning, on one line. */
    @Override
    public String toString() {
        return tokens.stream()
                .limit(SHOWN_MAX)
                .map(token -> token.text().lines().findFirst().orElse(""))
                .collect(Collectors.joining(" "));
    }

    private boolean at(int start, String... words) {
        if (start + words.length > tokens.size()) {
            return false;
        }
        for (var i = 0; i < words.length; i++) {
            if (!tokens.get(start + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    private int nameEnd() {
        var end = 1;
        while (end + 1 < tokens.size() && tokens.get(end).is(".")) {
            end += 2;
        }
        return Math.min(end, tokens.size());
    }

    private static int depthOf(Token token) {
        if (token.is("(")) {
            return 1;
        } else {
            return token.is(")") ? -1 : 0;
        }
    }
}
