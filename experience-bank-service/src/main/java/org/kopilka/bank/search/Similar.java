package org.kopilka.bank.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.springframework.stereotype.Component;

/** Practices about the same, and practices with much the same text. */
@Component
public class Similar {

    private static final int CANDIDATES = 10;
    private static final int WORDS_TOGETHER = 4;
    private static final double MUCH = 0.25;

    /** @param share of the text found in the practice, 0 to 1 */
    public record SameText(UUID practice, double share, boolean sameTitle) {}

    private final PracticeIndex index;

    Similar(PracticeIndex index) {
        this.index = index;
    }

    /** Practices about what this one is about, as far as they can be seen from the given institutions. */
    List<PracticeNews> to(PracticeNews practice, Set<UUID> reach, int most) {
        return index.search(view -> {
            var alike = like(view, practice.title(), text(practice))
                    .add(Search.visibleTo(reach), Occur.FILTER)
                    .add(is(practice.id()), Occur.MUST_NOT)
                    .build();
            return read(view, alike, most);
        });
    }

    /**
     * Practices that say a good part of a text in the same words, or bear its title; those with most of it first.
     *
     * @param self the practice the text belongs to
     */
    public List<SameText> withTextOf(UUID self, String title, String text) {
        var asked = new Fingerprint(title, text);
        return index.search(view -> {
            var alike = like(view, title, text).add(is(self), Occur.MUST_NOT).build();
            return read(view, alike, CANDIDATES).stream()
                    .map(found -> asked.in(found.id(), new Fingerprint(found.title(), text(found))))
                    .filter(same -> same.sameTitle() || same.share() >= MUCH)
                    .sorted(Comparator.comparing(SameText::share).reversed())
                    .toList();
        });
    }

    private static String text(PracticeNews practice) {
        return practice.card() == null ? "" : practice.card().text();
    }

    private static BooleanQuery.Builder like(PracticeIndex.View view, String title, String text) throws IOException {
        var like = new MoreLikeThis(view.searcher().getIndexReader());
        like.setAnalyzer(PracticeIndex.analyzer());
        like.setMinTermFreq(1);
        like.setMinDocFreq(1);
        var any = new BooleanQuery.Builder();
        for (var language : Language.of(title + " " + text)) {
            like.setFieldNames(new String[] {language.text()});
            any.add(like.like(language.text(), new StringReader(title + "\n" + text)), Occur.SHOULD);
        }
        return new BooleanQuery.Builder().add(any.build(), Occur.MUST);
    }

    private static Query is(UUID practice) {
        return new TermQuery(new Term(PracticeIndex.ID, practice.toString()));
    }

    private static List<PracticeNews> read(PracticeIndex.View view, Query query, int most) throws IOException {
        var found = new ArrayList<PracticeNews>();
        for (var hit : view.searcher().search(query, most).scoreDocs) {
            found.add(view.source(hit.doc));
        }
        return found;
    }

    /** Which words stand together in a text, whatever their endings. */
    private static final class Fingerprint {

        private final List<String> title;
        private final Set<List<String>> together = new HashSet<>();

        Fingerprint(String title, String text) {
            var language = Language.of(title + " " + text).iterator().next();
            var roots = new Roots(language);
            this.title = Words.rootsOf(roots, title);
            var words = Words.rootsOf(roots, text);
            for (int i = 0; i + WORDS_TOGETHER <= words.size(); i++) {
                together.add(words.subList(i, i + WORDS_TOGETHER));
            }
        }

        SameText in(UUID practice, Fingerprint other) {
            var shared = together.stream().filter(other.together::contains).count();
            return new SameText(
                    practice,
                    together.isEmpty() ? 0 : (double) shared / together.size(),
                    !title.isEmpty() && title.equals(other.title));
        }
    }
}
