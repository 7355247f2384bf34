package io.financereport.web.start;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/** Settings of which there may be any number, each under a name. */
@Context
@EachProperty("sample.rules")
record SampleRule(@Parameter String name, int requests) {
    SampleRule {
        if (requests < 1) {
            throw new IllegalArgumentException("sample.rules." + name + ".requests must be positive");
        }
    }
}
