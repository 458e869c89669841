package org.kopilka.events.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.AnyMember;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a plan may choose from. */
@RestController
class CatalogueController {

    /**
     * A form of work.
     *
     * @param tradition {@code traditional}, {@code innovative} or {@code other}
     * @param character {@code reproductive}, {@code productive} or {@code research}
     */
    record FormView(
            String code,
            String name,
            @Nullable String tradition,
            @Nullable String character) {}

    record LevelView(String code, String name) {}

    private final Catalogues catalogues;
    private final Clock clock;
    private final ZoneId zone;

    CatalogueController(Catalogues catalogues, Clock clock, ZoneId zone) {
        this.catalogues = catalogues;
        this.clock = clock;
        this.zone = zone;
    }

    /** Forms of work in which an event can be held. @param on the day of the event, today if not given */
    @AnyMember
    @GetMapping("/api/events/forms")
    List<FormView> forms(@RequestParam(required = false) @Nullable LocalDate on, Locale language) {
        return catalogues.forms(on == null ? today() : on).stream()
                .map(form -> new FormView(
                        form.code(),
                        form.name(language.getLanguage()),
                        form.extra().get("tradition"),
                        form.extra().get("character")))
                .toList();
    }

    /** Levels from the institution up. @param on the day of the event, today if not given */
    @AnyMember
    @GetMapping("/api/events/levels")
    List<LevelView> levels(@RequestParam(required = false) @Nullable LocalDate on, Locale language) {
        return catalogues.levels(on == null ? today() : on).stream()
                .map(level -> new LevelView(level.code(), level.name(language.getLanguage())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
