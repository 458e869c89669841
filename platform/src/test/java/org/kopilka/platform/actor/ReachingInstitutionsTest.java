package org.kopilka.platform.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kopilka.platform.actor.Visibility.Kind;
import org.kopilka.platform.institutions.InstitutionTree;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReachingInstitutionsTest {

    private static final UUID DISTRICT = UUID.fromString("00000000-0000-4000-8000-0000000000d1");
    private static final UUID SCHOOL = UUID.fromString("00000000-0000-4000-8000-000000000007");
    private static final UUID KINDERGARTEN = UUID.fromString("00000000-0000-4000-8000-000000000053");
    private static final UUID ELSEWHERE = UUID.fromString("00000000-0000-4000-8000-0000000000e1");
    private static final UUID ANNA = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
    private static final LocalDate LAST = LocalDate.of(2027, 5, 31);

    private final Access access = new Access(tree());

    @Test
    void a_methodist_works_for_their_node_and_all_below_it() {
        assertThat(access.isMethodistOf(with(Role.METHODIST, DISTRICT), DISTRICT))
                .isTrue();
        assertThat(access.isMethodistOf(with(Role.METHODIST, DISTRICT), SCHOOL)).isTrue();
        assertThat(access.isMethodistOf(with(Role.DISTRICT_METHODIST, DISTRICT), SCHOOL))
                .isTrue();
        assertThat(access.isMethodistOf(with(Role.METHODIST, SCHOOL), DISTRICT)).isFalse();
        assertThat(access.isMethodistOf(with(Role.METHODIST, SCHOOL), KINDERGARTEN))
                .isFalse();
        assertThat(access.isMethodistOf(with(Role.METHODIST, ELSEWHERE), SCHOOL))
                .isFalse();
        assertThat(access.isMethodistOf(with(Role.HEAD, SCHOOL), SCHOOL)).isFalse();
    }

    @Test
    void a_post_makes_one_of_the_institutions_own_and_a_duty_does_not() {
        var belonging = Stream.of(Role.values())
                .filter(role -> access.belongsTo(with(role, SCHOOL), SCHOOL))
                .toList();

        assertThat(belonging).containsExactly(Role.EDUCATOR, Role.METHODIST, Role.HEAD);
        assertThat(Role.values()).filteredOn(Role::isOfPost).containsExactlyElementsOf(belonging);
        assertThat(access.belongsTo(with(Role.EDUCATOR, SCHOOL), KINDERGARTEN)).isFalse();
    }

    @Test
    void what_is_not_reached_is_refused() {
        var educator = with(Role.EDUCATOR, SCHOOL);

        assertThatThrownBy(() -> access.requireMethodistOf(educator, SCHOOL)).isInstanceOf(ForeignInstitution.class);
        assertThatThrownBy(() -> access.requireBelonging(educator, KINDERGARTEN))
                .isInstanceOf(ForeignInstitution.class);
        assertThatCode(() -> access.requireBelonging(educator, SCHOOL)).doesNotThrowAnyException();
        assertThatCode(() -> access.requireMethodistOf(with(Role.METHODIST, SCHOOL), SCHOOL))
                .doesNotThrowAnyException();
    }

    @Test
    void a_reach_is_all_that_lies_below_the_nodes_of_the_roles_asked_for() {
        var anna = with(new Membership(Role.EXPERT, DISTRICT, null), new Membership(Role.EDUCATOR, ELSEWHERE, null));

        assertThat(access.reach(anna, Role.EXPERT)).containsExactlyInAnyOrder(DISTRICT, SCHOOL, KINDERGARTEN);
        assertThat(access.readingReach(anna)).containsExactly(ELSEWHERE);
        assertThat(access.coveredBy(anna, SCHOOL, Role.EXPERT)).containsExactly(DISTRICT);
        assertThat(access.coveredBy(anna, SCHOOL, Role.EDUCATOR)).isEmpty();
        assertThat(access.coveredBy(anna, ELSEWHERE, Role.EXPERT)).isEmpty();
    }

    @Test
    void what_is_for_one_institution_is_read_there_and_by_the_districts_methodist() {
        var readers = Stream.of(Role.values())
                .filter(role -> access.sees(with(role, DISTRICT), SCHOOL, Visibility.INSTITUTION))
                .collect(Collectors.toSet());

        assertThat(readers)
                .containsExactlyInAnyOrder(Role.EDUCATOR, Role.METHODIST, Role.HEAD, Role.DISTRICT_METHODIST);
        assertThat(access.sees(with(Role.EDUCATOR, KINDERGARTEN), SCHOOL, Visibility.INSTITUTION))
                .isFalse();
        assertThat(access.sees(with(Role.EXPERT, ELSEWHERE), SCHOOL, Visibility.NETWORK))
                .isTrue();
    }

    @Test
    void what_is_for_chosen_institutions_is_read_by_its_own_and_by_theirs() {
        var chosen = new Visibility(Kind.CHOSEN, Set.of(KINDERGARTEN));

        assertThat(access.sees(with(Role.EDUCATOR, SCHOOL), SCHOOL, chosen)).isTrue();
        assertThat(access.sees(with(Role.EDUCATOR, KINDERGARTEN), SCHOOL, chosen))
                .isTrue();
        assertThat(access.sees(with(Role.EDUCATOR, ELSEWHERE), SCHOOL, chosen)).isFalse();
        assertThat(access.sees(with(Role.EXPERT, KINDERGARTEN), SCHOOL, chosen)).isFalse();
    }

    @Test
    void a_thousand_institutions_may_be_chosen_and_no_more() {
        var thousand = Stream.generate(UUID::randomUUID).limit(1_000).collect(Collectors.toSet());
        var more = Stream.concat(thousand.stream(), Stream.of(SCHOOL)).collect(Collectors.toSet());

        assertThat(new Visibility(Kind.CHOSEN, thousand).chosen()).hasSize(1_000);
        assertThatThrownBy(() -> new Visibility(Kind.CHOSEN, more)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_membership_holds_to_the_end_of_its_last_day() {
        var told = "educator:" + SCHOOL + ":" + LAST;

        assertThat(memberships(LAST, told)).containsExactly(new Membership(Role.EDUCATOR, SCHOOL, LAST));
        assertThat(memberships(LAST.plusDays(1), told)).isEmpty();
        assertThat(memberships(LAST, "expert:" + DISTRICT))
                .containsExactly(new Membership(Role.EXPERT, DISTRICT, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "educator",
                "educator:school-7",
                "king:00000000-0000-4000-8000-000000000007",
                "educator:00000000-0000-4000-8000-000000000007:soon"
            })
    void a_membership_that_is_none_of_ours_lends_nothing(String claim) {
        assertThat(memberships(LAST, claim)).isEmpty();
    }

    @Test
    void a_membership_is_told_as_it_is_read() {
        assertThat(memberships(LAST, new Membership(Role.HEAD, SCHOOL, LAST).toClaim()))
                .containsExactly(new Membership(Role.HEAD, SCHOOL, LAST));
        assertThat(new Membership(Role.HEAD, SCHOOL, null).toClaim()).isEqualTo("head:" + SCHOOL);
    }

    @Test
    void an_actor_is_the_person_the_token_names_or_else_its_account() {
        var account = token().subject(SCHOOL.toString()).build();
        var person = token().subject(SCHOOL.toString())
                .claim("person", ANNA.toString())
                .claim("name", "Ким Анна")
                .build();

        assertThat(Actor.of(account, LAST)).isEqualTo(new Actor(SCHOOL, "", List.of()));
        assertThat(Actor.of(person, LAST)).isEqualTo(new Actor(ANNA, "Ким Анна", List.of()));
        assertThat(Actor.isToldBy(person)).isTrue();
        assertThat(Actor.isToldBy(token().subject("anna").build())).isFalse();
        assertThat(Actor.isToldBy(token().claim("name", "Ким Анна").build())).isFalse();
    }

    @Test
    void an_actor_is_what_a_membership_says_wherever_it_holds() {
        assertThat(with(Role.EXPERT, SCHOOL).is(Role.EXPERT)).isTrue();
        assertThat(with(Role.EXPERT, SCHOOL).is(Role.METHODIST)).isFalse();
    }

    private static List<Membership> memberships(LocalDate today, String claim) {
        var token = token().subject(ANNA.toString())
                .claim("memberships", List.of(claim))
                .build();
        return Actor.of(token, today).memberships();
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "none").claim("iss", "http://localhost");
    }

    private static Actor with(Role role, UUID institution) {
        return with(new Membership(role, institution, null));
    }

    private static Actor with(Membership... memberships) {
        return new Actor(ANNA, "Ким Анна", List.of(memberships));
    }

    private static InstitutionTree tree() {
        var tree = new InstitutionTree();
        tree.put(new InstitutionTree.Node(DISTRICT, 1, "Район", "district", InstitutionTree.ROOT, false));
        tree.put(new InstitutionTree.Node(SCHOOL, 1, "Школа", "school", DISTRICT, false));
        tree.put(new InstitutionTree.Node(KINDERGARTEN, 1, "Детский сад", "kindergarten", DISTRICT, false));
        tree.put(new InstitutionTree.Node(ELSEWHERE, 1, "Другой район", "district", InstitutionTree.ROOT, false));
        return tree;
    }
}
