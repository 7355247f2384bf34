package io.financereport.statement.reading;

import io.financereport.statement.reading.csv.TableRead;
import java.util.List;

/** What became of reading a file. */
public sealed interface Reading {
    /**
     * All rows went to the sink.
     *
     * @param accounts at least one; rows name them by their place here
     * @param tables how the tables of the file are written, where it consists of such
     */
    record Read(
            Format format, List<FileAccount> accounts, int rows, List<ReadingProblem> problems, List<TableRead> tables)
            implements Reading {
        public Read {
            accounts = List.copyOf(accounts);
            problems = List.copyOf(problems);
            tables = List.copyOf(tables);
        }

        /** Of a file without tables. */
        public Read(Format format, List<FileAccount> accounts, int rows, List<ReadingProblem> problems) {
            this(format, accounts, rows, problems, List.of());
        }
    }

    /** The file can be read in two ways, and only a person can say which. No row went to the sink. */
    record Open(Format format, List<ReadingProblem> questions) implements Reading {
        public Open {
            questions = List.copyOf(questions);
        }
    }

    /** The file cannot be read. Rows that went to the sink before are void. */
    record Refused(ReadingProblem problem) implements Reading {}
}
