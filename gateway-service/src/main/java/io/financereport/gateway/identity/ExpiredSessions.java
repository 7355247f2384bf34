package io.financereport.gateway.identity;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Takes away what has expired. Every replica may: the second finds nothing. */
@Singleton
class ExpiredSessions {
    private final SignIns signIns;

    ExpiredSessions(SignIns signIns) {
        this.signIns = signIns;
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    void remove() {
        while (signIns.removeExpired() > 0) {
            // a batch at a time, each in a transaction of its own
        }
    }
}
