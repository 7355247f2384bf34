package io.financereport.streams;

import java.util.List;

/** The tables of this module. They have no row-level security; each service's tenancy test holds this list. */
public final class MechanismTables {
    public static final List<String> NAMES = List.of(
            "outbox", "outbox_pending", "outbox_sequence", "outbox_head", "inbox", "watermark", "dead_letter", "lease");

    private MechanismTables() {}
}
