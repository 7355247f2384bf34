package io.financereport.statement.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The most that a collection left on the heap while this is open: what was in use, without garbage. */
final class HeapWatch implements AutoCloseable {
    private static final Set<String> OUTSIDE = Set.of("Metaspace", "Compressed Class Space");

    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener = (notification, handback) -> see(notification);
    private final List<NotificationEmitter> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                    .map(NotificationEmitter.class::cast)
                    .toList();

    HeapWatch() {
        collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
    }

    long mostLeft() {
        return most.get();
    }

    private void see(Notification notification) {
        var after = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                .getGcInfo()
                .getMemoryUsageAfterGc();
        var left = after.entrySet().stream()
                .filter(pool ->
                        !OUTSIDE.contains(pool.getKey()) && !pool.getKey().startsWith("CodeHeap"))
                .map(pool -> pool.getValue())
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        most.accumulateAndGet(left, Math::max);
    }

    @Override
    public void close() {
        for (NotificationEmitter collector : collectors) {
            try {
                collector.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
