package org.kopilka.bank.adoption;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.practices.Author;
import org.kopilka.bank.practices.Practice;
import org.kopilka.platform.documents.Outgoing;

/**
 * Who took up whose practice; sent to {@value #TOPIC}, keyed by id. Fields are only ever added.
 *
 * @param edition number of the practice's edition it started from
 * @param authors people who wrote the practice, {@code practiceInstitution} whose experience it is
 * @param institution that takes it up, {@code adopter} the person there
 * @param decision {@code adopt}, {@code adapt} or {@code not-for-us}, taken on {@code date}
 * @param status {@code trying}, {@code kept}, {@code stopped}, {@code not-for-us} or {@code cancelled}
 * @param result null until it was tried
 * @param counts whether the practice came to the institution; false for a decision against it
 */
record AdoptionV1(
        UUID id,
        long version,
        UUID practice,
        String practiceTitle,
        int edition,
        List<UUID> authors,
        UUID practiceInstitution,
        UUID institution,
        UUID adopter,
        String decision,
        String status,
        LocalDate date,
        @Nullable ResultV1 result,
        boolean counts) {

    static final String TOPIC = "kopilka.bank.adoption";

    /** @param success {@code worked}, {@code partly} or {@code did-not-work} */
    record ResultV1(LocalDate on, String success, String text) {}

    static Outgoing of(Adoption adoption, Practice practice) {
        return Outgoing.state(TOPIC, adoption.id(), version -> of(adoption, practice, version));
    }

    private static AdoptionV1 of(Adoption adoption, Practice practice, long version) {
        var edition = practice.published();
        var authors = edition == null ? practice.authors() : edition.authors();
        var report = adoption.report();
        var status = adoption.status();
        return new AdoptionV1(
                adoption.id(),
                version,
                practice.id(),
                practice.title(),
                adoption.edition(),
                authors.stream().map(Author::person).toList(),
                practice.owner(),
                adoption.owner(),
                adoption.adopter(),
                adoption.plan().decision().word(),
                status.word(),
                adoption.plan().decidedOn(),
                report == null
                        ? null
                        : new ResultV1(report.on(), report.success().word(), report.result()),
                status.counts());
    }
}
