package org.kopilka.staff.reference;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings in the catalogues shipped in {@code reference/*.json}; what is there already, edited or not, stays. */
@Component
class FirstReferenceData {

    /** How an entry lies in its file. */
    record Shipped(
            String code,
            int order,
            String ru,
            String kk,
            String en,
            String source,
            @Nullable LocalDate validFrom,
            @Nullable List<String> synonyms,
            Map<String, String> extra) {

        ReferenceItem toItem(String catalogue) {
            return new ReferenceItem(
                    Catalogues.idOf(catalogue, code),
                    0,
                    catalogue,
                    code,
                    order,
                    new ReferenceItem.Names(ru, kk, en),
                    validFrom,
                    null,
                    source,
                    synonyms == null ? List.of() : synonyms,
                    extra);
        }
    }

    private final Catalogues catalogues;
    private final JsonMapper json;

    FirstReferenceData(Catalogues catalogues, JsonMapper json) {
        this.catalogues = catalogues;
        this.json = json;
    }

    @EventListener(ApplicationStartedEvent.class)
    void load() throws IOException {
        var shipped = new ArrayList<ReferenceItem>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:reference/*.json")) {
            var catalogue = String.valueOf(file.getFilename()).replace(".json", "");
            try (var in = file.getInputStream()) {
                json.readValue(in, new TypeReference<List<Shipped>>() {})
                        .forEach(entry -> shipped.add(entry.toItem(catalogue)));
            }
        }
        catalogues.insertMissing(shipped);
    }
}
