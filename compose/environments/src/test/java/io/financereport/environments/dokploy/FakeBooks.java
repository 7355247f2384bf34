package io.financereport.environments.dokploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.financereport.environments.dokploy.FakeProduct.Answer;
import java.io.IOException;

/** The part of the product in which somebody registers, uploads one statement, and sees it and its balance in the books. */
public final class FakeBooks {
    /** What somebody who has registered says who they are with. */
    public static final String TOKEN = "token-of-somebody";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PASSWORD_CHARS_MIN = 8;

    private boolean open = true;
    private int untilPosted;
    private String balance = "100.00";
    private String original = "";

    /** Nobody may register. */
    public synchronized void close() {
        open = false;
    }

    /** The balance sheet is asked so often before the statement is in it. */
    public synchronized void postsAfter(int looks) {
        untilPosted = looks;
    }

    /** From now on the balance sheet comes to this. */
    public synchronized void comesTo(String amount) {
        balance = amount;
    }

    /** The statement is gone, as with a volume that did not stay. */
    public synchronized void forget() {
        original = "";
    }

    /** The original is another, as where one store was taken for another. */
    public synchronized void mixUp() {
        original = "another file";
    }

    public synchronized String original() {
        return original;
    }

    synchronized Answer answer(String call, String authorization, String body) throws IOException {
        if (call.equals("POST /api/auth/register")) {
            return register(body);
        }
        if (!authorization.equals("Bearer " + TOKEN)) {
            return new Answer(401, "{\"code\":\"unauthenticated\"}");
        }
        if (call.equals("POST /api/statements")) {
            // What stands between the head of its part and the boundary behind it.
            original = body.substring(body.indexOf("\r\n\r\n") + 4, body.lastIndexOf("\r\n--"));
            return new Answer(202, "{\"id\":\"statement-1\",\"status\":\"received\"}");
        }
        if (original.isEmpty()) {
            return new Answer(404, "{\"code\":\"not-found\"}");
        }
        return switch (call) {
            case "GET /api/statements/statement-1" -> new Answer(200, """
                {"id":"statement-1","version":4,"fileName":"january.sta","status":"approved","transactionCount":1,"accounts":[{"identifier":"x","openingBalance":{"amount":"1000.00"},"closingBalance":{"amount":"100.00"}}]}\
                """);
            case "GET /api/statements/statement-1/document" -> new Answer(200, original);
            case "GET /api/reports/balance-sheet" -> sheet();
            default -> new Answer(404, "{\"code\":\"not-found\"}");
        };
    }

    private Answer register(String body) throws IOException {
        var person = JSON.readTree(body);
        var valid = person.path("email").asText().contains("@")
                && person.path("password").asText().length() >= PASSWORD_CHARS_MIN
                && person.path("baseCurrency").asText().equals("EUR");
        return open && valid
                ? new Answer(201, "{\"accessToken\":\"%s\"}".formatted(TOKEN))
                : new Answer(403, "{\"code\":\"registration-closed\"}");
    }

    private Answer sheet() {
        var total = untilPosted-- > 0 ? "0.00" : balance;
        return new Answer(200, """
            {"assets":{"total":{"amount":"%1$s","currency":"EUR"}},"liabilities":{"total":{"amount":"0.00","currency":"EUR"}},"equity":{"total":{"amount":"%1$s","currency":"EUR"}},"freshness":{"handledThrough":7}}\
            """.formatted(total));
    }
}
