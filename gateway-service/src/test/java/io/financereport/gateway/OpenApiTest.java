package io.financereport.gateway;

import io.financereport.test.OpenApi;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void the_committed_api_is_what_the_code_says() {
        OpenApi.requireCommitted("gateway");
    }
}
