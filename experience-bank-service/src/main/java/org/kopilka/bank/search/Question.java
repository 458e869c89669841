package org.kopilka.bank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A text typed by a person as queries to the index. It is cut into words like any other text, never parsed: there is no
 * text that it could fail on. What stands in quotes stands together.
 */
final class Question {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|«([^»]+)»|“([^”]+)”");
    private static final int MOST_WORDS = 32;
    /** Each costs as much as the rest of the search. */
    private static final int MOST_GUESSED = 3;

    private static final float TITLE = 1.5f;

    /** A word and what it is found by in each language; where none has it, what is written like it. */
    private record Sought(String word, Map<Language, List<String>> roots) {}

    private final Scope scope;
    private final Map<Language, Roots> roots = new EnumMap<>(Language.class);
    private final List<Sought> words = new ArrayList<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final Map<String, List<String>> instead = new LinkedHashMap<>();
    private int guesses;

    Question(String text, Scope scope) throws IOException {
        this.scope = scope;
        for (var language : Language.values()) {
            roots.put(language, new Roots(language));
        }
        var quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            var phrase = Words.in(quoted.group()).stream().limit(MOST_WORDS).toList();
            if (phrase.size() > 1) {
                phrases.add(phrase);
            }
        }
        for (var word : Words.in(text).stream().distinct().limit(MOST_WORDS).toList()) {
            var sought = seek(word);
            if (!sought.roots().isEmpty()) {
                words.add(sought);
            }
        }
    }

    private Sought seek(String word) throws IOException {
        var found = new EnumMap<Language, List<String>>(Language.class);
        var isKnown = false;
        for (var language : Language.values()) {
            var forms = roots(language).of(word);
            if (!forms.isEmpty()) {
                found.put(language, forms);
                isKnown |= isKnown(language, forms);
            }
        }
        if (!found.isEmpty() && !isKnown && guesses++ < MOST_GUESSED) {
            for (var tried : Map.copyOf(found).entrySet()) {
                var like = LikeWords.of(scope, tried.getKey().text(), Roots.plain(word), tried.getValue());
                if (!like.isEmpty()) {
                    found.put(tried.getKey(), like);
                    instead.putIfAbsent(word, like);
                }
            }
        }
        return new Sought(word, found);
    }

    private Roots roots(Language language) {
        return Objects.requireNonNull(roots.get(language));
    }

    private boolean isKnown(Language language, List<String> forms) throws IOException {
        for (var form : forms) {
            if (scope.practicesWith(language.text(), new BytesRef(form)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether asking for any of the words could find more than asking for all. */
    boolean canRelax() {
        return words.size() > 1;
    }

    /** Words nobody wrote, and those taken instead of them. */
    Map<String, List<String>> instead() {
        return instead;
    }

    /** Every word, and every phrase as it stands. */
    Query strict() {
        var query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(anywhere(word), Occur.MUST));
        phrases.forEach(phrase -> query.add(together(phrase), Occur.MUST));
        return withTitles(query);
    }

    /** Any of the words; the more of them and the rarer, the better. */
    Query relaxed() {
        var any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(anywhere(word), Occur.SHOULD));
        return withTitles(new BooleanQuery.Builder().add(any.build(), Occur.MUST));
    }

    private Query withTitles(BooleanQuery.Builder query) {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("no word to look for");
        }
        for (var word : words) {
            word.roots()
                    .forEach((language, forms) ->
                            query.add(new BoostQuery(any(language.title(), forms), TITLE), Occur.SHOULD));
        }
        return query.build();
    }

    private static Query anywhere(Sought word) {
        var languages = new BooleanQuery.Builder();
        word.roots().forEach((language, forms) -> languages.add(any(language.text(), forms), Occur.SHOULD));
        return languages.build();
    }

    private static Query any(String field, List<String> forms) {
        var any = new SynonymQuery.Builder(field);
        forms.forEach(form -> any.addTerm(new Term(field, form)));
        return any.build();
    }

    private Query together(List<String> phrase) {
        var languages = new BooleanQuery.Builder();
        for (var language : Language.values()) {
            var places = new MultiPhraseQuery.Builder();
            int place = 0;
            for (var word : phrase) {
                var forms = roots(language).of(word);
                if (!forms.isEmpty()) {
                    places.add(
                            forms.stream()
                                    .map(form -> new Term(language.text(), form))
                                    .toArray(Term[]::new),
                            place);
                }
                place++;
            }
            languages.add(places.build(), Occur.SHOULD);
        }
        return languages.build();
    }
}
