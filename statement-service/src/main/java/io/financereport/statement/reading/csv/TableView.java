package io.financereport.statement.reading.csv;

import io.financereport.statement.reading.Format;
import io.financereport.statement.reading.ReadingProblem;
import java.util.List;

/** A table that shows the records of another one in another way. */
interface TableView extends Table {
    Table written();

    @Override
    default Format format() {
        return written().format();
    }

    @Override
    default char[] separators() {
        return written().separators();
    }

    @Override
    default List<ReadingProblem> problems() {
        return written().problems();
    }
}
