package org.kopilka.bank.search;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one reader may see of the index, a bit for each practice: a word of a practice outside it, or of one that was
 * withdrawn, is none. Costs one walk over what is visible, and then for each word asked about its practices.
 */
final class Scope {

    private final IndexReader reader;
    private final Map<LeafReader, FixedBitSet> visible = new IdentityHashMap<>();

    /** @param filter what the reader may see */
    Scope(IndexSearcher searcher, Query filter) throws IOException {
        reader = searcher.getIndexReader();
        var weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : reader.leaves()) {
            var seen = new FixedBitSet(leaf.reader().maxDoc());
            var found = weight.scorer(leaf);
            if (found != null) {
                seen.or(found.iterator());
            }
            var alive = leaf.reader().getLiveDocs();
            for (int at = 0; alive != null && at < seen.length(); at++) {
                if (!alive.get(at)) {
                    seen.clear(at);
                }
            }
            visible.put(leaf.reader(), seen);
        }
    }

    IndexReader reader() {
        return reader;
    }

    /** In how many practices of the scope the word is. */
    int practicesWith(String field, BytesRef word) throws IOException {
        int practices = 0;
        var term = new Term(field, BytesRef.deepCopyOf(word));
        for (var leaf : visible.entrySet()) {
            var places = leaf.getKey().postings(term, PostingsEnum.NONE);
            for (int at = next(places); at != DocIdSetIterator.NO_MORE_DOCS; at = next(places)) {
                practices += leaf.getValue().get(at) ? 1 : 0;
            }
        }
        return practices;
    }

    private static int next(@Nullable PostingsEnum places) throws IOException {
        return places == null ? DocIdSetIterator.NO_MORE_DOCS : places.nextDoc();
    }
}
