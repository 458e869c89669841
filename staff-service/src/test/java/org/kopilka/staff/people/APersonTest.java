package org.kopilka.staff.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.platform.actor.Membership;
import org.kopilka.platform.actor.Role;

@DisplayNameGeneration(ReplaceUnderscores.class)
class APersonTest {

    private static final UUID KINDERGARTEN_53 = UUID.fromString("00000000-0000-4000-8000-000000000053");
    private static final UUID SCHOOL_7 = UUID.fromString("00000000-0000-4000-8000-000000000007");
    private static final UUID VERA = UUID.fromString("00000000-0000-4000-8000-0000000000e2");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 5, 31);
    private static final Instant NOON = Instant.parse("2026-03-02T07:00:00Z");

    @Test
    void belongs_to_an_institution_from_the_first_day_of_the_post_to_the_last() {
        var anna = working(educator(KINDERGARTEN_53, FIRST, LAST));
        var membership = new Membership(Role.EDUCATOR, KINDERGARTEN_53, LAST);

        assertThat(anna.memberships(FIRST.minusDays(1))).isEmpty();
        assertThat(anna.memberships(FIRST)).containsExactly(membership);
        assertThat(anna.memberships(LAST)).containsExactly(membership);
        assertThat(anna.memberships(LAST.plusDays(1))).isEmpty();
    }

    @Test
    void belongs_for_good_where_no_day_is_known() {
        var anna = working(educator(KINDERGARTEN_53, null, null));

        assertThat(anna.memberships(LAST)).containsExactly(new Membership(Role.EDUCATOR, KINDERGARTEN_53, null));
    }

    @Test
    void has_a_duty_from_its_first_day_to_its_last() {
        var anna = working().withDuties(List.of(new Duty(Role.EXPERT, SCHOOL_7, FIRST, LAST)));
        var membership = new Membership(Role.EXPERT, SCHOOL_7, LAST);

        assertThat(anna.memberships(FIRST.minusDays(1))).isEmpty();
        assertThat(anna.memberships(FIRST)).containsExactly(membership);
        assertThat(anna.memberships(LAST)).containsExactly(membership);
        assertThat(anna.memberships(LAST.plusDays(1))).isEmpty();
        assertThat(working()
                        .withDuties(List.of(new Duty(Role.EXPERT, SCHOOL_7, null, null)))
                        .memberships(LAST))
                .containsExactly(new Membership(Role.EXPERT, SCHOOL_7, null));
    }

    @Test
    void is_lent_no_post_by_a_duty() {
        var anna = working().withDuties(List.of(new Duty(Role.HEAD, SCHOOL_7, null, null)));

        assertThat(anna.memberships(FIRST)).isEmpty();
    }

    @Test
    void has_a_duty_twice_only_where_two_share_a_day_a_role_and_a_place() {
        var duty = new Duty(Role.EXPERT, SCHOOL_7, FIRST, LAST);

        assertThat(duty.overlaps(new Duty(Role.EXPERT, SCHOOL_7, LAST, null))).isTrue();
        assertThat(duty.overlaps(new Duty(Role.EXPERT, SCHOOL_7, LAST.plusDays(1), null)))
                .isFalse();
        assertThat(duty.overlaps(new Duty(Role.EXPERT, SCHOOL_7, null, FIRST))).isTrue();
        assertThat(duty.overlaps(new Duty(Role.EXPERT, SCHOOL_7, null, FIRST.minusDays(1))))
                .isFalse();
        assertThat(duty.overlaps(new Duty(Role.EXPERT, KINDERGARTEN_53, FIRST, LAST)))
                .isFalse();
        assertThat(duty.overlaps(new Duty(Role.DISTRICT_METHODIST, SCHOOL_7, FIRST, LAST)))
                .isFalse();
    }

    @Test
    void has_left_on_the_day_after_the_last() {
        var anna = working(educator(KINDERGARTEN_53, FIRST, LAST), educator(SCHOOL_7, FIRST, LAST.minusDays(9)));

        assertThat(anna.hasLeft(LAST)).isFalse();
        assertThat(anna.hasLeft(LAST.plusDays(1))).isTrue();
        assertThat(working(educator(SCHOOL_7, FIRST, null)).hasLeft(LAST)).isFalse();
        assertThat(working().hasLeft(FIRST)).isTrue();
    }

    @Test
    void is_kept_by_where_they_work_or_will_and_once_they_have_left_by_where_they_worked_last() {
        var before = educator(KINDERGARTEN_53, null, FIRST.minusDays(1));
        var now = educator(SCHOOL_7, FIRST, LAST);
        var anna = working(before, now);

        assertThat(anna.latestPosts(FIRST.minusDays(1))).containsExactly(before, now);
        assertThat(anna.latestPosts(FIRST)).containsExactly(now);
        assertThat(anna.latestPosts(LAST)).containsExactly(now);
        assertThat(anna.latestPosts(LAST.plusDays(1))).containsExactly(now);
    }

    @Test
    void has_at_present_what_lasts_today_or_is_to_come() {
        var ended = educator(KINDERGARTEN_53, null, FIRST.minusDays(1));
        var lastDay = educator(KINDERGARTEN_53, null, FIRST);
        var toCome = educator(SCHOOL_7, LAST, null);

        assertThat(working(ended, lastDay, toCome).presentPosts(FIRST)).containsExactly(lastDay, toCome);
    }

    @Test
    void is_claimed_by_one_institution_for_one_position_once() {
        var claim = claim(educator(SCHOOL_7, FIRST, null));
        var anew = claim(educator(SCHOOL_7, LAST, null));
        var elsewhere = claim(educator(KINDERGARTEN_53, FIRST, null));

        assertThat(working().asked(claim).asked(elsewhere).asked(anew).claims()).containsExactly(elsewhere, anew);
    }

    @Test
    void waits_for_an_answer_to_just_this_claim_until_it_is_declined() {
        var claim = claim(educator(SCHOOL_7, FIRST, null));
        var other = claim(educator(KINDERGARTEN_53, FIRST, null));
        var asked = working().asked(claim).asked(other);
        var declined = asked.declined(claim, "Лис Вера", FIRST);

        assertThat(asked.waitingFor(claim.post())).contains(claim);
        assertThat(asked.waitingFor(educator(SCHOOL_7, LAST, null))).isEmpty();
        assertThat(declined.waitingFor(claim.post())).isEmpty();
        assertThat(declined.waitingFor(other.post())).contains(other);
        assertThat(declined.claims()).hasSize(2);
        assertThat(asked.without(claim).claims()).containsExactly(other);
    }

    @Test
    void has_the_post_that_was_claimed_once_it_is_confirmed_and_keeps_what_ended_before() {
        var ended = educator(SCHOOL_7, null, FIRST.minusDays(1));
        var otherwise = educator(SCHOOL_7, FIRST, LAST);
        var elsewhere = educator(KINDERGARTEN_53, null, null);
        var claim = claim(educator(SCHOOL_7, FIRST, null));

        var anna = working(ended, otherwise, elsewhere).asked(claim).confirmed(claim, FIRST);

        assertThat(anna.posts()).containsExactly(ended, elsewhere, claim.post());
        assertThat(anna.claims()).isEmpty();
    }

    @Test
    void is_claimed_no_more_for_work_that_was_written_down_meanwhile_and_lasts() {
        var claim = claim(educator(SCHOOL_7, FIRST, null));
        var asked = working().asked(claim);

        assertThat(asked.working(List.of(educator(SCHOOL_7, null, null))).claims())
                .isEmpty();
        assertThat(asked.working(List.of(educator(SCHOOL_7, null, LAST))).claims())
                .containsExactly(claim);
        assertThat(asked.working(List.of(educator(KINDERGARTEN_53, null, null))).claims())
                .containsExactly(claim);
    }

    @Test
    void can_be_claimed_twenty_times_at_once() {
        var anna = working();
        for (var institution :
                IntStream.range(0, 19).mapToObj(_ -> UUID.randomUUID()).toList()) {
            anna = anna.asked(claim(educator(institution, FIRST, null)));
        }

        assertThat(anna.hasRoomForClaims()).isTrue();
        assertThat(anna.hasRoomForClaims(1)).as("one more will be made before").isFalse();
        assertThat(anna.asked(claim(educator(SCHOOL_7, FIRST, null))).hasRoomForClaims())
                .isFalse();
    }

    @Test
    void may_be_decided_on_by_the_district_after_two_weeks_of_silence() {
        assertThat(claim(educator(SCHOOL_7, FIRST, null)).silentFrom()).isEqualTo("2026-09-15");
    }

    @Test
    void is_given_by_the_administrator_alone_what_reaches_beyond_one_institution() {
        assertThat(Role.values())
                .filteredOn(Person::isGivenByAdministrator)
                .containsExactly(Role.DISTRICT_METHODIST, Role.NETWORK_ADMIN);
    }

    @Test
    void is_shown_a_login_once_it_was_made_and_none_after_it_was_lost() {
        var wish = new Account("kim", true, true, null, null, null, null, null, null, null);
        var made = wish.made(VERA);

        assertThat(wish.madeLogin()).isNull();
        assertThat(made.madeLogin()).isEqualTo("kim");
        assertThat(made.lost().madeLogin()).isNull();
    }

    @Test
    void has_a_link_of_which_is_known_whether_a_keeper_opened_it() {
        var linked = new Account("kim", true, true, null, null, null, null, null, null, null);
        var invited = new Account.Invited(VERA, SCHOOL_7, NOON, NOON, true, false);

        assertThat(linked.handed(invited).openedByKeeper().invited()).isEqualTo(invited.opened());
        assertThat(linked.openedByKeeper().invited()).isNull();
    }

    private static Person working(Post... posts) {
        var name = PersonName.parse("Ким Анна Сергеевна").orElseThrow();
        return Person.named(UUID.fromString("00000000-0000-4000-8000-0000000000a1"), name)
                .working(List.of(posts));
    }

    private static Post educator(UUID institution, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Post(institution, "educator", Role.EDUCATOR, null, null, from, until, false, null);
    }

    private static Claim claim(Post post) {
        return Claim.of(UUID.randomUUID(), post, VERA, "Лис Вера", FIRST);
    }
}
