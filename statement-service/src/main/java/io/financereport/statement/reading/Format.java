package io.financereport.statement.reading;

/** The formats that are read. */
public enum Format {
    BAI2(Kind.MACHINES),
    CSV(Kind.PERSONS),
    OFX(Kind.MACHINES),
    MT940(Kind.MACHINES),
    CAMT(Kind.MACHINES),
    QIF(Kind.PERSONS),
    HLEDGER(Kind.PERSONS),
    BEANCOUNT(Kind.PERSONS),
    PDF(Kind.PERSONS),
    PICTURE(Kind.PERSONS),
    XLSX(Kind.PERSONS),

    /** An archive of files, each of which is a statement by itself. */
    ZIP(Kind.PERSONS);

    private final Kind kind;

    Format(Kind kind) {
        this.kind = kind;
    }

    /** Whether a standard fixes what each field means, so that an unproven file needs no person. */
    public boolean isForMachines() {
        return kind == Kind.MACHINES;
    }

    private enum Kind {
        PERSONS,
        MACHINES
    }
}
