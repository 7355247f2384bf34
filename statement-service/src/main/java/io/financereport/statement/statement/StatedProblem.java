package io.financereport.statement.statement;

import io.financereport.statement.proof.BalanceProblem;
import io.financereport.statement.reading.ReadingProblem;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know about a statement.
 *
 * @param code stable name
 * @param line of the file, counted from 1
 */
@Serdeable
record StatedProblem(String code, String detail, @Nullable Long line) {
    static StatedProblem of(ReadingProblem problem) {
        return new StatedProblem(problem.code().code(), problem.detail(), problem.line());
    }

    static StatedProblem of(BalanceProblem problem) {
        return new StatedProblem(problem.code(), problem.detail(), problem.line());
    }
}
