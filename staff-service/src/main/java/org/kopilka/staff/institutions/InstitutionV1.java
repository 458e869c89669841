package org.kopilka.staff.institutions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.documents.Outgoing;
import org.kopilka.platform.institutions.InstitutionTree;

/** Sent to the institutions topic, keyed by id. Fields are only ever added. */
record InstitutionV1(
        UUID id,
        long version,
        String name,
        String kind,
        @Nullable UUID parent,
        boolean closed) {

    static Outgoing of(Institution institution) {
        return Outgoing.state(
                InstitutionTree.TOPIC,
                institution.id(),
                version -> new InstitutionV1(
                        institution.id(),
                        version,
                        institution.name(),
                        institution.kind().word(),
                        institution.parent(),
                        institution.closedOn() != null));
    }
}
