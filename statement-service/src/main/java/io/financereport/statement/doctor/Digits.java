package io.financereport.statement.doctor;

/** How the decimal digits of two numbers differ. */
enum Digits {
    SAME,
    /** One digit is another one. */
    ONE_DIFFERS,
    /** Two digits side by side changed places. */
    NEIGHBOURS_SWAPPED,
    /** Two digits apart from each other changed places. */
    OTHERS_SWAPPED,
    DIFFERENT;

    /** Compares numbers of the same sign, in their smallest unit; the shorter one counts as led by zeros. */
    static Digits compare(long read, long expected) {
        if (Long.signum(read) != Long.signum(expected)) {
            return DIFFERENT;
        }
        var left = Math.abs(read);
        var right = Math.abs(expected);
        var places = new int[2];
        var lefts = new long[2];
        var rights = new long[2];
        var differing = 0;
        for (int place = 0; left > 0 || right > 0; place++) {
            if (left % 10 != right % 10) {
                if (differing == 2) {
                    return DIFFERENT;
                }
                places[differing] = place;
                lefts[differing] = left % 10;
                rights[differing] = right % 10;
                differing++;
            }
            left /= 10;
            right /= 10;
        }
        return switch (differing) {
            case 0 -> SAME;
            case 1 -> ONE_DIFFERS;
            default -> {
                if (lefts[0] != rights[1] || lefts[1] != rights[0]) {
                    yield DIFFERENT;
                }
                yield places[1] - places[0] == 1 ? NEIGHBOURS_SWAPPED : OTHERS_SWAPPED;
            }
        };
    }
}
