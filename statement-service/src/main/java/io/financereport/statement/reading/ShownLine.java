package io.financereport.statement.reading;

/** A line of a file as a person sees it, and where it stands. */
public record ShownLine(String text, Source source) {}
