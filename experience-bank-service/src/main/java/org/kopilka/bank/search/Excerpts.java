package org.kopilka.bank.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.kopilka.bank.search.Found.Piece;

/** Marks what was found: as pieces, never as markup, so that no text of a card can act on the page. */
final class Excerpts {

    private static final int PASSAGE = 110;
    private static final int PASSAGES = 2;
    private static final Analyzer ANALYZER = PracticeIndex.analyzer();

    private final Query query;
    private final UnifiedHighlighter titles;
    private final UnifiedHighlighter texts;

    Excerpts(Query query) {
        this.query = query;
        this.titles = highlighter(WholeBreakIterator::new);
        this.texts = highlighter(() -> LengthGoalBreakIterator.createClosestToLength(
                BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE, 0.5f));
    }

    private static UnifiedHighlighter highlighter(Supplier<BreakIterator> breaks) {
        return UnifiedHighlighter.builderWithoutSearcher(ANALYZER)
                .withBreakIterator(breaks)
                .withMaxLength(Integer.MAX_VALUE - 1)
                .withWeightMatches(false)
                .withHighlightPhrasesStrictly(false)
                .withFormatter(new AsPieces())
                .build();
    }

    List<Piece> title(String title, Language language) throws IOException {
        return marked(titles, title, language, 1);
    }

    /** The passages that say most of what was looked for; the beginning where none says anything. */
    List<Piece> excerpt(String text, Language language) throws IOException {
        return marked(texts, text, language, PASSAGES);
    }

    @SuppressWarnings("unchecked") // the formatter's own type
    private List<Piece> marked(UnifiedHighlighter highlighter, String text, Language language, int passages)
            throws IOException {
        var pieces = highlighter.highlightWithoutSearcher(language.text(), query, text, passages);
        return pieces == null ? List.of(new Piece(text, false)) : (List<Piece>) pieces;
    }

    private static final class AsPieces extends PassageFormatter {

        @Override
        public List<Piece> format(Passage[] passages, String content) {
            var pieces = new ArrayList<Piece>();
            int end = 0;
            for (var passage : passages) {
                if (passage.getStartOffset() > end) {
                    pieces.add(new Piece("… ", false));
                }
                end = passage.getStartOffset();
                for (int i = 0; i < passage.getNumMatches(); i++) {
                    var from = Math.max(passage.getMatchStarts()[i], end);
                    var to = passage.getMatchEnds()[i];
                    if (from > end) {
                        pieces.add(new Piece(content.substring(end, from), false));
                    }
                    if (to > from) {
                        pieces.add(new Piece(content.substring(from, to), true));
                        end = to;
                    }
                }
                if (passage.getEndOffset() > end) {
                    pieces.add(new Piece(content.substring(end, passage.getEndOffset()), false));
                    end = passage.getEndOffset();
                }
            }
            if (end < content.length() && passages.length > 0) {
                pieces.add(new Piece(" …", false));
            }
            return pieces;
        }
    }
}
