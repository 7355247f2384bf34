package io.financereport.gateway.identity;

import io.financereport.web.Problem;
import io.financereport.web.WebProblem;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands a controller method its {@link Caller}; a method that asks for one answers 401 to nobody. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        var caller = DoorFilter.caller(request)
                .orElseThrow(() -> Problem.of(
                        WebProblem.UNAUTHENTICATED, "Send the session cookie or Authorization: Bearer <token>"));
        return () -> Optional.of(caller);
    }
}
