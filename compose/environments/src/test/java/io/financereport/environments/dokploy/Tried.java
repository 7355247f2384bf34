package io.financereport.environments.dokploy;

import io.financereport.environments.Script;

/** Scripts with the settings of these tests: the fake Dokploy, and waits that are over soon. */
final class Tried {
    private Tried() {}

    static Script script(String name, FakeDokploy dokploy) {
        return quick(Script.named(name))
                .with("DOKPLOY_API_URL", dokploy.url())
                .with("DOKPLOY_API_KEY", FakeDokploy.KEY)
                .with("DOKPLOY_ENVIRONMENT_ID", FakeDokploy.ENVIRONMENT)
                .with("DOKPLOY_POLL_MS", "10")
                .with("DOKPLOY_RETRY_MS", "10")
                .with("DOKPLOY_ANSWER_SECONDS", "60")
                .with("DOKPLOY_APPEAR_SECONDS_MAX", "180")
                .with("DOKPLOY_DEPLOY_SECONDS_MAX", "180");
    }

    /** With hardly any patience, for a deployment that never appears. */
    static Script hasty(Script script) {
        return script.with("DOKPLOY_APPEAR_SECONDS_MAX", "1");
    }

    static Script quick(Script script) {
        return script.with("HEALTH_INTERVAL_MS", "10")
                .with("HEALTH_ANSWER_SECONDS", "60")
                .with("HEALTH_ATTEMPTS", "2");
    }
}
