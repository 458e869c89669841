package org.kopilka.bank.search;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Into how many institutions each practice has come. Kept by one thread at a time. */
final class Spread {

    private final Map<UUID, Map<UUID, AdoptionNews>> byPractice = new HashMap<>();

    /** Whether the practice's number of institutions is another now. */
    boolean take(AdoptionNews news) {
        var before = institutions(news.practice());
        byPractice
                .computeIfAbsent(news.practice(), _ -> new HashMap<>(2))
                .merge(news.id(), news, (known, newer) -> newer.version() > known.version() ? newer : known);
        return institutions(news.practice()) != before;
    }

    int institutions(UUID practice) {
        return byPractice.getOrDefault(practice, Map.of()).values().stream()
                .filter(AdoptionNews::counts)
                .map(AdoptionNews::institution)
                .collect(Collectors.toSet())
                .size();
    }
}
