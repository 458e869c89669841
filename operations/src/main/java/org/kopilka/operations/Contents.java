package org.kopilka.operations;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of the databases a backup keeps, and in which order it is read. A collection that nobody has thought of is kept,
 * and read first.
 */
final class Contents {

    static final String STAFF = "kopilka-staff";
    static final String EVENTS = "kopilka-events";
    static final String SURVEY = "kopilka-survey";
    static final String BANK = "kopilka-bank";

    static final List<String> DATABASES = List.of(BANK, EVENTS, SURVEY, STAFF);

    static final String TICKETS = "tickets";
    static final String WAVES = "waves";

    /**
     * In every database: answers to requests that may be repeated, what a restore leaves for the services, and what is
     * calculated anew when somebody looks.
     */
    static final Set<String> OF_THE_MOMENT = Set.of("idempotency", "import_previews", Stores.ORDERS, Stores.UNFINISHED);

    /** Copies of what other services tell. */
    static final Map<String, Set<String>> BUILT_ANEW = Map.of(
            STAFF, Set.of("portfolio", "heard_events", "heard_waves"),
            EVENTS, Set.of("people", "reference"),
            SURVEY, Set.of("educators"),
            BANK, Set.of("educators", "reference"));

    /**
     * What refers to something stands before it, so that people who write meanwhile leave nothing in the file that
     * points to what is not in it. A wave is read before its tickets, and these before the answers that come out of
     * them: so a wave read as open is not yet rid of its small institutions, and no answer of a used ticket is missing.
     */
    private static final Map<String, List<String>> LAST = Map.of(
            STAFF, List.of("people", "institutions", "reference"),
            EVENTS, List.of("events"),
            SURVEY, List.of(WAVES, TICKETS, "answers", "forms", "questionnaires"),
            BANK, List.of("adoptions", "practices", "editions", "attachments.files", "attachments.chunks"));

    private Contents() {}

    /** Of the collections that are there, or may be by the time they are read, those to keep, in the order of reading. */
    static List<String> kept(String database, Collection<String> there) {
        var last = LAST.getOrDefault(database, List.of());
        return Stream.concat(there.stream(), last.stream())
                .distinct()
                .filter(name -> !name.startsWith("system."))
                .filter(name -> !OF_THE_MOMENT.contains(name))
                .filter(name -> !BUILT_ANEW.getOrDefault(database, Set.of()).contains(name))
                .sorted(Comparator.<String>comparingInt(last::indexOf).thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
