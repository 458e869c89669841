package org.kopilka.platform.institutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KnowingWhatLiesBelowTest {

    private final UUID district = UUID.randomUUID();
    private final UUID school = UUID.randomUUID();
    private final InstitutionTree tree = new InstitutionTree();

    @Test
    void keeps_what_lies_below_those_that_are_there_alone() {
        tree.put(new InstitutionTree.Node(district, 1, "Район", "district", InstitutionTree.ROOT, false));
        tree.put(new InstitutionTree.Node(school, 1, "Школа", "school", district, false));
        var madeUp = UUID.randomUUID();

        assertThat(tree.below(district)).containsExactlyInAnyOrder(district, school);
        assertThat(tree.below(district)).isSameAs(tree.below(district));
        assertThat(tree.below(madeUp)).containsExactly(madeUp).isNotSameAs(tree.below(madeUp));
    }

    @Test
    void knows_what_came_before_the_node_above_it() {
        tree.put(new InstitutionTree.Node(school, 1, "Школа", "school", district, false));

        assertThat(tree.below(district)).containsExactlyInAnyOrder(district, school);
    }
}
