package org.kopilka.bank.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Words of a reader's scope for one that is not in it: those that begin like it, and those one or two letters away. */
final class LikeWords {

    private static final int MOST = 5;
    private static final int SHORTEST = 3;
    private static final int LONG = 6;
    private static final int LONGEST = 30;

    private record Like(String word, float closeness, int practices) {

        static final Comparator<Like> WORST_FIRST =
                Comparator.comparing(Like::closeness).thenComparing(Like::practices);
    }

    private LikeWords() {}

    /** @param word as it was typed, {@code roots} what is left of it; either may be nearer to what was meant */
    static List<String> of(Scope scope, String field, String word, List<String> roots) throws IOException {
        var best = new PriorityQueue<>(Like.WORST_FIRST);
        var written = new TreeSet<>(roots);
        written.add(word);
        for (var spelling : written) {
            if (spelling.length() >= SHORTEST && spelling.length() <= LONGEST) {
                beginning(scope, field, spelling, best);
                misspelt(scope, field, spelling, best);
            }
        }
        return best.stream()
                .sorted(Like.WORST_FIRST.reversed())
                .map(Like::word)
                .distinct()
                .toList();
    }

    private static void beginning(Scope scope, String field, String spelling, PriorityQueue<Like> best)
            throws IOException {
        var terms = MultiTerms.getTerms(scope.reader(), field);
        if (terms == null) {
            return;
        }
        var beginning = new BytesRef(spelling);
        var all = terms.iterator();
        if (all.seekCeil(beginning) == TermsEnum.SeekStatus.END) {
            return;
        }
        for (var term = all.term(); term != null && StringHelper.startsWith(term, beginning); term = all.next()) {
            add(new Like(term.utf8ToString(), 1, scope.practicesWith(field, term)), best);
        }
    }

    private static void misspelt(Scope scope, String field, String spelling, PriorityQueue<Like> best)
            throws IOException {
        var terms = MultiTerms.getTerms(scope.reader(), field);
        if (terms == null) {
            return;
        }
        var edits = spelling.length() >= LONG ? 2 : 1;
        var near = new FuzzyTermsEnum(terms, new Term(field, spelling), edits, 1, true);
        for (var term = near.next(); term != null; term = near.next()) {
            add(new Like(term.utf8ToString(), near.getBoost(), scope.practicesWith(field, term)), best);
        }
    }

    private static void add(Like like, PriorityQueue<Like> best) {
        if (like.practices() > 0) {
            best.add(like);
        }
        if (best.size() > MOST) {
            best.poll();
        }
    }
}
