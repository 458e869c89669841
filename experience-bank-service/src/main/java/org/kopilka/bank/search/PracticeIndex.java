package org.kopilka.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All published practices in Lucene. One thread writes; what it wrote is found after {@link #refresh()}. A newer version
 * of a practice replaces the older one whatever order they come in.
 */
final class PracticeIndex implements AutoCloseable {

    static final String ID = "id";
    static final String OWNER = "owner";
    static final String KIND = "kind";
    static final String CHOSEN = "chosen";
    static final String DAY = "day";
    private static final String SOURCE = "source";
    private static final double MEMORY_MB = 24;

    private static final FacetsConfig FACETS = Facet.config();

    private final JsonMapper json;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    private volatile @Nullable SortedSetDocValuesReaderState facets;

    PracticeIndex(Directory directory, JsonMapper json) {
        this.directory = directory;
        this.json = json;
        try {
            var config = new IndexWriterConfig(analyzer())
                    .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                    .setRAMBufferSizeMB(MEMORY_MB);
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Analyzer analyzer() {
        var russian = new Words(Language.RU);
        var kazakh = new Words(Language.KK);
        return new PerFieldAnalyzerWrapper(russian, Map.of(Language.KK.text(), kazakh, Language.KK.title(), kazakh));
    }

    /** Takes a practice as the topic tells it; a withdrawn one is no longer found. */
    void put(PracticeNews practice, int institutions) {
        var known = versions.getOrDefault(practice.id(), 0L);
        if (practice.version() <= known) {
            return;
        }
        try {
            var id = new Term(ID, practice.id().toString());
            var card = practice.card();
            if (card == null || !practice.isPublished()) {
                writer.deleteDocuments(id);
            } else if (known == 0) {
                writer.addDocument(document(practice, card, institutions));
            } else {
                writer.updateDocument(id, document(practice, card, institutions));
            }
            versions.put(practice.id(), practice.version());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same practice, in another number of institutions. */
    void spread(UUID practice, int institutions) {
        find(practice).ifPresent(found -> {
            try {
                var card = found.card();
                if (card != null) {
                    writer.updateDocument(new Term(ID, practice.toString()), document(found, card, institutions));
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private Document document(PracticeNews practice, PracticeNews.Card card, int institutions) throws IOException {
        var document = new Document();
        document.add(new StringField(ID, practice.id().toString(), Field.Store.NO));
        document.add(new StoredField(SOURCE, json.writeValueAsBytes(practice)));
        document.add(new StringField(OWNER, practice.institution().toString(), Field.Store.NO));
        document.add(new StringField(KIND, practice.visibility().kind().word(), Field.Store.NO));
        for (var chosen : practice.visibility().chosen()) {
            document.add(new StringField(CHOSEN, chosen.toString(), Field.Store.NO));
        }
        document.add(new NumericDocValuesField(DAY, practice.publishedOn().toEpochDay()));
        var text = card.text();
        for (var language : Language.of(practice.title() + " " + text)) {
            document.add(new TextField(language.title(), practice.title(), Field.Store.NO));
            document.add(new TextField(language.text(), practice.title(), Field.Store.NO));
            document.add(new TextField(language.text(), text, Field.Store.NO));
            for (var topic : card.topics()) {
                document.add(new TextField(language.text(), topic, Field.Store.NO));
            }
            document.add(new TextField(language.text(), card.campaign(), Field.Store.NO));
            for (var author : practice.authors()) {
                document.add(new TextField(language.text(), author.name(), Field.Store.NO));
            }
        }
        for (var facet : Facet.values()) {
            for (var value : facet.valuesOf(practice, card, institutions)) {
                document.add(new SortedSetDocValuesFacetField(facet.word(), value));
            }
        }
        return FACETS.build(document);
    }

    /** Lets searches see what was written. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
            var now = searchers.acquire();
            try {
                facets = facetsOf(now);
            } finally {
                searchers.release(now);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Costly enough to be kept as long as the index stays as it is; there is none for an empty index. */
    private @Nullable SortedSetDocValuesReaderState facetsOf(IndexSearcher searcher) throws IOException {
        var known = facets;
        var reader = searcher.getIndexReader();
        if (known != null && known.getReader() == reader) {
            return known;
        }
        var field = FacetsConfig.DEFAULT_INDEX_FIELD_NAME;
        return FieldInfos.getMergedFieldInfos(reader).fieldInfo(field) == null
                ? null
                : new DefaultSortedSetDocValuesReaderState(reader, FACETS);
    }

    int size() {
        return search(view -> view.searcher().getIndexReader().numDocs());
    }

    Optional<PracticeNews> find(UUID practice) {
        return search(view -> {
            var found = view.searcher().search(new TermQuery(new Term(ID, practice.toString())), 1).scoreDocs;
            return found.length == 0 ? Optional.empty() : Optional.of(view.source(found[0].doc));
        });
    }

    /** The index as it stood at one moment. */
    final class View {

        private final IndexSearcher searcher;
        private final @Nullable SortedSetDocValuesReaderState facets;

        private View(IndexSearcher searcher, @Nullable SortedSetDocValuesReaderState facets) {
            this.searcher = searcher;
            this.facets = facets;
        }

        IndexSearcher searcher() {
            return searcher;
        }

        @Nullable
        SortedSetDocValuesReaderState facets() {
            return facets;
        }

        FacetsConfig config() {
            return FACETS;
        }

        PracticeNews source(int document) throws IOException {
            var stored = searcher.storedFields().document(document).getBinaryValue(SOURCE);
            return json.readValue(
                    new String(stored.bytes, stored.offset, stored.length, StandardCharsets.UTF_8), PracticeNews.class);
        }
    }

    @FunctionalInterface
    interface Looking<T> {
        T in(View view) throws IOException;
    }

    <T> T search(Looking<T> looking) {
        try {
            var searcher = searchers.acquire();
            try {
                return looking.in(new View(searcher, facetsOf(searcher)));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
