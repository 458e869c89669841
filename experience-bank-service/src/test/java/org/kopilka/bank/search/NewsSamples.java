package org.kopilka.bank.search;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.kopilka.platform.actor.Visibility;
import tools.jackson.databind.json.JsonMapper;

/** Practices as they are told, and an index of them in memory. */
final class NewsSamples {

    static final UUID KINDERGARTEN = UUID.fromString("00000000-0000-4000-8000-000000000053");
    static final UUID SCHOOL = UUID.fromString("00000000-0000-4000-8000-000000000007");

    private NewsSamples() {}

    static PracticeIndex index() {
        return new PracticeIndex(
                new ByteBuffersDirectory(), JsonMapper.builder().build());
    }

    static PracticeIndex indexOf(PracticeNews... practices) {
        var index = index();
        for (var practice : practices) {
            index.put(practice, 0);
        }
        index.refresh();
        return index;
    }

    static PracticeNews titled(String title) {
        return practice(title, "");
    }

    static PracticeNews practice(String title, String text) {
        return practice(UUID.randomUUID(), 1, title, text, Visibility.NETWORK, List.of(), 5, 6);
    }

    static PracticeNews practice(
            UUID id,
            long version,
            String title,
            String text,
            Visibility visibility,
            List<String> topics,
            int from,
            int to) {
        var conditions = new PracticeNews.Conditions(from, to, List.of(), List.of(), "");
        var card = new PracticeNews.Card(
                text, "", "", "", List.of(), conditions, "", "", "", "", "", topics, List.of("ict"), "");
        return new PracticeNews(
                id,
                version,
                title,
                List.of(new PracticeNews.Author(UUID.randomUUID(), "Ахметова Айгүл")),
                KINDERGARTEN,
                visibility,
                "published",
                1,
                LocalDate.of(2026, 3, 2),
                card);
    }

    static PracticeNews withdrawn(PracticeNews practice) {
        return new PracticeNews(
                practice.id(),
                practice.version() + 1,
                practice.title(),
                practice.authors(),
                practice.institution(),
                practice.visibility(),
                "withdrawn",
                1,
                practice.publishedOn(),
                null);
    }
}
