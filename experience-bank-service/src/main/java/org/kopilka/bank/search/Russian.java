package org.kopilka.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Russian by the dictionary of the AOT project as LanguageTool ships it: «дети», «ребёнку» and «ребёнок» are one word.
 * What the dictionary does not know, such as «лэпбук», is stemmed after Porter.
 */
final class Russian implements Morphology {

    private static final Dictionary DICTIONARY = load();

    private final CharArraySet stopWords = RussianAnalyzer.getDefaultStopSet();
    private final DictionaryLookup dictionary = new DictionaryLookup(DICTIONARY);
    private final RussianStemmer stemmer = new RussianStemmer();

    private static Dictionary load() {
        var file = Russian.class.getResource("/org/languagetool/resource/ru/russian.dict");
        try {
            return Dictionary.read(Objects.requireNonNull(file, "LanguageTool's Russian dictionary"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<String> roots(String word) {
        var lemmas = dictionary.lookup(word).stream()
                .map(WordData::getStem)
                .map(stem -> stem.toString().toLowerCase(Locale.ROOT).replace('ё', 'е'))
                .distinct()
                .toList();
        return lemmas.isEmpty() ? List.of(stem(word)) : lemmas;
    }

    private String stem(String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    @Override
    public boolean isStopWord(String word) {
        return stopWords.contains(word);
    }
}
