package io.financereport.reconciliation.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.financereport.reconciliation.TestClient;
import io.financereport.reconciliation.TestClient.Answer;
import io.financereport.tenancy.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;

/** Closes and reopens months as a person does, and reads what the answers say. */
@Singleton
final class TestPeriods {
    private final TestClient client;

    TestPeriods(TestClient client) {
        this.client = client;
    }

    Answer close(WorkspaceId workspace, String through) {
        return client.post(workspace, "/periods/close", "{\"through\":\"" + through + "\"}");
    }

    /** @param through as JSON writes it */
    Answer reopen(WorkspaceId workspace, String through) {
        return client.post(workspace, "/periods/reopen", "{\"through\":" + through + ",\"reason\":\"late\"}");
    }

    Answer reopen(WorkspaceId workspace) {
        return client.post(workspace, "/periods/reopen", "{\"everything\":true,\"reason\":\"late\"}");
    }

    /** Account, currency, what was stored and what is now. */
    static List<String> differences(Answer reopened) {
        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);
        var differences = new ArrayList<String>();
        assertThat(reopened.body().get("differences"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .allSatisfy(difference -> differences.add(difference.get("accountName") + " "
                        + difference.get("currency") + " " + amountOf(difference.get("stored")) + " "
                        + amountOf(difference.get("now"))));
        return differences;
    }

    private static Object amountOf(@Nullable Object money) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(money)).get("amount"));
    }

    /** A lunch of 9.00. */
    static String entry(String date, boolean post, String debit, String credit) {
        return """
            {"date":"%s","memo":"lunch","post":%s,"postings":[
             {"accountId":"%s","amount":{"amount":"9.00","currency":"SGD"}},
             {"accountId":"%s","amount":{"amount":"-9.00","currency":"SGD"}}]}
            """.formatted(date, post, debit, credit);
    }
}
