package org.kopilka.bank.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what a practice is judged, each criterion with 0 to {@value #MOST} points.
 *
 * @param release its name, kept with every judgement made by it
 * @param source where the criteria come from
 */
record Rubric(String release, LocalDate validFrom, String source, List<Criterion> criteria) {

    static final int MOST = 4;

    record Criterion(String code, String ru, String kk, String en, Hint hint) {}

    record Hint(String ru, String kk, String en) {}

    Set<String> codes() {
        return criteria.stream().map(Criterion::code).collect(Collectors.toUnmodifiableSet());
    }
}
