package org.kopilka.bank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.kopilka.bank.search.Found.Count;
import org.kopilka.bank.search.Found.Hit;
import org.kopilka.platform.actor.Visibility;
import org.springframework.stereotype.Component;

/** Finds practices: all the words first, then any of them; what nobody wrote is taken for what is written like it. */
@Component
class Search {

    private static final int MOST_VALUES = 50;
    private static final Sort NEWEST =
            new Sort(new SortField(PracticeIndex.DAY, SortField.Type.LONG, true), SortField.FIELD_DOC);
    private static final Sort BEST = new Sort(
            SortField.FIELD_SCORE, new SortField(PracticeIndex.DAY, SortField.Type.LONG, true), SortField.FIELD_DOC);

    private final PracticeIndex index;

    Search(PracticeIndex index) {
        this.index = index;
    }

    Found find(Asked asked) {
        return index.search(view -> asked.text().isBlank() ? newest(view, asked) : best(view, asked));
    }

    private static Found newest(PracticeIndex.View view, Asked asked) throws IOException {
        var query = MatchAllDocsQuery.INSTANCE;
        var looked = look(view, query, NEWEST, asked);
        return found(view, query, looked, asked, Map.of(), true);
    }

    private static Found best(PracticeIndex.View view, Asked asked) throws IOException {
        var question = new Question(asked.text(), new Scope(view.searcher(), visibleTo(asked.reach())));
        var strict = question.strict();
        var looked = look(view, strict, BEST, asked);
        if (looked.total() > 0 || !question.canRelax()) {
            return found(view, strict, looked, asked, question.instead(), true);
        }
        var relaxed = question.relaxed();
        return found(view, relaxed, look(view, relaxed, BEST, asked), asked, question.instead(), false);
    }

    private record Looked(TopDocs top, int total, Map<Facet, List<Count>> facets) {}

    private static final Looked NOTHING =
            new Looked(new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]), 0, Map.of());

    private static Looked look(PracticeIndex.View view, Query query, Sort sort, Asked asked) throws IOException {
        var visible = new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(visibleTo(asked.reach()), Occur.FILTER)
                .build();
        var most = asked.from() + asked.limit();
        if (view.facets() == null) {
            return NOTHING;
        }
        if (asked.chosen().isEmpty()) {
            var result =
                    FacetsCollectorManager.search(view.searcher(), visible, most, sort, new FacetsCollectorManager());
            var facets = new SortedSetDocValuesFacetCounts(view.facets(), result.facetsCollector());
            return new Looked(result.topDocs(), total(result.topDocs()), counts(facets));
        }
        var narrowed = new DrillDownQuery(view.config(), visible);
        asked.chosen().forEach((facet, values) -> values.forEach(value -> narrowed.add(facet.word(), value)));
        var result = new DrillSideways(view.searcher(), view.config(), view.facets())
                .search(narrowed, null, null, most, sort, false);
        return new Looked(result.hits, total(result.hits), counts(result.facets));
    }

    private static int total(TopDocs top) {
        return Math.toIntExact(top.totalHits.value());
    }

    /** The scope is part of the query: what the person may not see is neither shown nor counted. */
    static Query visibleTo(Set<UUID> reach) {
        var institutions = reach.stream().map(UUID::toString).map(BytesRef::new).toList();
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(PracticeIndex.KIND, Visibility.Kind.NETWORK.word())), Occur.SHOULD)
                .add(new TermInSetQuery(PracticeIndex.OWNER, institutions), Occur.SHOULD)
                .add(new TermInSetQuery(PracticeIndex.CHOSEN, institutions), Occur.SHOULD)
                .build();
    }

    private static Map<Facet, List<Count>> counts(Facets facets) throws IOException {
        var counts = new EnumMap<Facet, List<Count>>(Facet.class);
        for (var facet : Facet.values()) {
            var found = facets.getTopChildren(MOST_VALUES, facet.word());
            counts.put(
                    facet,
                    found == null
                            ? List.of()
                            : Arrays.stream(found.labelValues)
                                    .map(value -> new Count(value.label, value.value.intValue()))
                                    .toList());
        }
        return counts;
    }

    private static Found found(
            PracticeIndex.View view,
            Query query,
            Looked looked,
            Asked asked,
            Map<String, List<String>> instead,
            boolean everyWord)
            throws IOException {
        var excerpts = new Excerpts(query);
        var hits = new ArrayList<Hit>();
        var documents = looked.top().scoreDocs;
        for (int i = asked.from(); i < documents.length; i++) {
            hits.add(hit(view.source(documents[i].doc), excerpts));
        }
        return new Found(hits, looked.total(), looked.facets(), instead, everyWord);
    }

    private static Hit hit(PracticeNews practice, Excerpts excerpts) throws IOException {
        var text = practice.card() == null ? "" : practice.card().text();
        var language = Language.of(practice.title() + " " + text).iterator().next();
        return new Hit(practice, excerpts.title(practice.title(), language), excerpts.excerpt(text, language));
    }
}
