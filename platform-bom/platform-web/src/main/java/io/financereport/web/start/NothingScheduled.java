package io.financereport.web.start;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;

/** During a boot check no scheduled work begins. */
@Singleton
@Replaces(ScheduledMethodProcessor.class)
@Requires(property = "boot.check")
final class NothingScheduled implements ExecutableMethodProcessor<Scheduled> {
    @Override
    public void process(BeanDefinition<?> definition, ExecutableMethod<?, ?> method) {}
}
