package io.financereport.statement.profile;

import io.financereport.web.ProblemType;

/** The problems that clients can meet with import profiles. */
enum ProfileProblem implements ProblemType {
    NAME_TAKEN("profile-name-taken", 409, Category.CONFLICT, "Another import profile has this name"),
    TOO_MANY_PROFILES("too-many-profiles", 422, Category.LIMIT, "There are as many import profiles as are kept"),
    SAMPLE_MISSING("sample-missing", 409, Category.CONFLICT, "The import profile has no sample"),
    SAMPLE_NOT_READ("sample-not-read", 422, Category.USER, "The layout does not read the sample");

    private final Description description;

    ProfileProblem(String code, int status, Category category, String title) {
        this.description = new Description(code, status, category, title);
    }

    @Override
    public Description description() {
        return description;
    }
}
