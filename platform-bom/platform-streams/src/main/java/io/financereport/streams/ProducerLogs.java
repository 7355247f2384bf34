package io.financereport.streams;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which log of a producer counts. When another one turns up, the producer itself is asked. */
@Singleton
final class ProducerLogs {
    enum Admission {
        /** Its events can be handled. */
        CURRENT,
        /** Its events are of the past and will never be handled. */
        STALE,
        /** Nobody knows yet, or consumers have to rebuild first: come again. */
        UNSETTLED
    }

    private static final Logger LOG = LoggerFactory.getLogger(ProducerLogs.class);

    private final Watermarks watermarks;
    private final ProducerClient client;

    ProducerLogs(Watermarks watermarks, ProducerClient client) {
        this.watermarks = watermarks;
        this.client = client;
    }

    Admission admit(String producer, UUID log) {
        if (watermarks.find(producer).isEmpty()) {
            begin(producer, log);
        }
        var mark = watermarks.find(producer).orElseThrow();
        if (mark.log().equals(log)) {
            return mark.rebuilding() ? Admission.UNSETTLED : Admission.CURRENT;
        } else {
            return settle(producer, mark.log(), log);
        }
    }

    /** A stream may outlive its producer's database, so the producer's word counts for more than the first event. */
    private void begin(String producer, UUID heard) {
        try {
            watermarks.begin(producer, client.after(producer, Long.MAX_VALUE, 1).log());
        } catch (ProducerClient.Unreachable e) {
            LOG.info("{} cannot be asked; its log is taken to be {}: {}", producer, heard, e.getMessage());
            watermarks.begin(producer, heard);
        }
    }

    /** The producer says that this is its log: events of any other are over. */
    void follow(String producer, UUID log) {
        watermarks.begin(producer, log);
        if (!watermarks.find(producer).orElseThrow().log().equals(log)) {
            LOG.warn("{} has a new log, {}: everything it said is taken in again", producer, log);
            watermarks.startOver(producer, log);
        }
    }

    private Admission settle(String producer, UUID known, UUID heard) {
        try {
            var actual = client.after(producer, Long.MAX_VALUE, 1).log();
            follow(producer, actual);
            return actual.equals(heard) || !actual.equals(known) ? Admission.UNSETTLED : Admission.STALE;
        } catch (ProducerClient.Unreachable e) {
            LOG.warn(
                    "{} speaks of log {} instead of {}, and cannot be asked: {}",
                    producer,
                    heard,
                    known,
                    e.getMessage());
            return Admission.UNSETTLED;
        }
    }
}
