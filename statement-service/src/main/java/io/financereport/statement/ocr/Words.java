package io.financereport.statement.ocr;

import io.financereport.statement.reading.TextRecognition.Word;
import java.util.ArrayList;
import java.util.List;

/** Tesseract's answer: a line for each part of the page, its cells parted by tabs, words at level 5. */
final class Words {
    private static final int CELLS = 12;
    private static final String OF_WORD = "5";
    private static final int BLOCK = 2;
    private static final int PARAGRAPH = 3;
    private static final int LINE = 4;
    private static final int LEFT = 6;
    private static final int TOP = 7;
    private static final int WIDTH = 8;
    private static final int HEIGHT = 9;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;

    private Words() {}

    static List<Word> of(String answer) {
        var words = new ArrayList<Word>();
        var before = "";
        var lines = 0;
        for (String row : answer.lines().toList()) {
            var cells = row.split("\t", CELLS);
            if (cells.length < CELLS || !cells[0].equals(OF_WORD) || cells[TEXT].isBlank()) {
                continue;
            }
            var line = cells[BLOCK] + " " + cells[PARAGRAPH] + " " + cells[LINE];
            lines += line.equals(before) ? 0 : 1;
            before = line;
            var left = Integer.parseInt(cells[LEFT]);
            var top = Integer.parseInt(cells[TOP]);
            words.add(new Word(
                    cells[TEXT].strip(),
                    left,
                    top,
                    left + Integer.parseInt(cells[WIDTH]),
                    top + Integer.parseInt(cells[HEIGHT]),
                    (int) Float.parseFloat(cells[CONFIDENCE]),
                    lines));
        }
        return words;
    }
}
