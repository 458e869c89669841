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

    @Test
    void finds_everything_below_the_node_above_all_others() {
        assertThat(tree.isWithin(school, InstitutionTree.ROOT))
                .as("not told of yet")
                .isTrue();
        assertThat(tree.isWithin(school, district)).isFalse();
        assertThat(tree.isWithin(school, school)).isTrue();
    }

    @Test
    void keeps_the_newer_of_two_versions_in_whatever_order_they_come() {
        var newer = new InstitutionTree.Node(school, 2, "Лицей", "school", null, false);
        tree.put(newer);
        tree.put(new InstitutionTree.Node(school, 1, "Школа", "school", district, false));

        assertThat(tree.find(school)).contains(newer);
        assertThat(tree.nameOf(school)).isEqualTo("Лицей");
        assertThat(tree.isWithin(school, district)).isFalse();
        assertThat(tree.all()).containsExactly(newer);
        assertThat(tree.nameOf(district)).as("not told of yet").isEqualTo(district.toString());
    }

    @Test
    void looks_up_a_line_that_comes_back_to_itself_and_ends() {
        tree.put(new InstitutionTree.Node(district, 1, "Район", "district", school, false));
        tree.put(new InstitutionTree.Node(school, 1, "Школа", "school", district, false));

        assertThat(tree.isWithin(school, UUID.randomUUID())).isFalse();
        assertThat(tree.isWithin(school, district)).isTrue();
    }

    @Test
    void is_whole_once_all_that_was_told_before_is_there() {
        assertThat(tree.isComplete()).isFalse();
        tree.markComplete();
        assertThat(tree.isComplete()).isTrue();
    }
}
