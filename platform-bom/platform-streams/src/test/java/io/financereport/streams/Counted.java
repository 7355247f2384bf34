package io.financereport.streams;

import io.micronaut.serde.annotation.Serdeable;

/** The data of the tests' events. */
@Serdeable
record Counted(int number) {}
