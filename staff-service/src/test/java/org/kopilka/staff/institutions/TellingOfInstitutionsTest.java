package org.kopilka.staff.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingOfInstitutionsTest {

    @Test
    void keeps_its_promise() {
        Contracts.publishes(
                InstitutionTree.TOPIC,
                new InstitutionV1(
                        UUID.fromString("00000000-0000-4000-8000-000000000053"),
                        3,
                        "Детский сад № 53",
                        "kindergarten",
                        InstitutionTree.ROOT,
                        false));
    }

    @Test
    void is_understood_by_the_tree_every_service_holds() {
        var node = Contracts.reads(InstitutionTree.TOPIC, "InstitutionV1", InstitutionTree.Node.class);

        assertThat(node).hasNoNullFieldsOrProperties();
    }
}
