package org.kopilka.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Cuts texts of one language into words and leaves of each its roots, several at one place. */
final class Words extends Analyzer {

    private static final Analyzer PLAIN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            return new TokenStreamComponents(words, new LowerCaseFilter(words));
        }
    };

    private final Language language;

    Words(Language language) {
        this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        return new TokenStreamComponents(words, new RootsFilter(new LowerCaseFilter(words), new Roots(language)));
    }

    /** The words of a text as they stand there, in lower case. */
    static List<String> in(String text) {
        return terms(PLAIN, text);
    }

    /** The roots of a text in their order, of each word always the same one. */
    static List<String> rootsOf(Roots roots, String text) {
        return in(text).stream()
                .map(roots::of)
                .filter(found -> !found.isEmpty())
                .map(Collections::min)
                .toList();
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        var found = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                found.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return found;
    }

    private static final class RootsFilter extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final Roots roots;
        private Iterator<String> more = Collections.emptyIterator();
        private State word = captureState();

        RootsFilter(TokenStream words, Roots roots) {
            super(words);
            this.roots = roots;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (more.hasNext()) {
                restoreState(word);
                term.setEmpty().append(more.next());
                step.setPositionIncrement(0);
                return true;
            }
            int skipped = 0;
            while (input.incrementToken()) {
                var found = roots.of(term);
                if (!found.isEmpty()) {
                    step.setPositionIncrement(step.getPositionIncrement() + skipped);
                    more = found.iterator();
                    term.setEmpty().append(more.next());
                    word = captureState();
                    return true;
                }
                skipped += step.getPositionIncrement();
            }
            return false;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            more = Collections.emptyIterator();
        }
    }
}
