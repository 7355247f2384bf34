package io.financereport.web.start;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places of a start that an operator looks for in the log; which one is the last tells what it waits for. */
enum Checkpoint {
    SECRETS,
    MIGRATIONS,
    SERVER;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    void reached(String what) {
        LOG.info(
                "[CHECKPOINT-{}] {}: {}, {} ms after the process began",
                ordinal() + 1,
                name().toLowerCase(Locale.ROOT),
                what,
                ManagementFactory.getRuntimeMXBean().getUptime());
    }
}
