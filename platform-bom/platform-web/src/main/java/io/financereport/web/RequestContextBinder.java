package io.financereport.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

@Singleton
final class RequestContextBinder implements TypedRequestArgumentBinder<RequestContext> {
    @Override
    public Argument<RequestContext> argumentType() {
        return Argument.of(RequestContext.class);
    }

    @Override
    public BindingResult<RequestContext> bind(
            ArgumentConversionContext<RequestContext> context, HttpRequest<?> request) {
        return () -> request.getAttribute(RequestContextFilter.ATTRIBUTE, RequestContext.class);
    }
}
