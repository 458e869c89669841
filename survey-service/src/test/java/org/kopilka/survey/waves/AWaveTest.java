package org.kopilka.survey.waves;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.kopilka.survey.waves.Wave.Audience;
import org.kopilka.survey.waves.Wave.Made;
import org.kopilka.survey.waves.Wave.Part;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AWaveTest {

    private static final UUID DISTRICT = UUID.fromString("00000000-0000-4000-8000-0000000000d1");
    private static final UUID KINDERGARTEN_53 = UUID.fromString("00000000-0000-4000-8000-000000000053");
    private static final UUID VERA = UUID.fromString("00000000-0000-4000-8000-0000000000e2");
    private static final UUID ANNA = UUID.fromString("00000000-0000-4000-8000-0000000000a1");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 9, 14);
    private static final Instant MORNING = Instant.parse("2026-09-01T04:00:00Z");
    private static final Instant NOON = Instant.parse("2026-09-01T08:00:00Z");

    @Test
    void takes_answers_from_its_first_day_to_its_last() {
        var open = draft(true).opened(NOON);

        assertThat(open.takesAnswersOn(FIRST.minusDays(1))).isFalse();
        assertThat(open.takesAnswersOn(FIRST)).isTrue();
        assertThat(open.takesAnswersOn(LAST)).isTrue();
        assertThat(open.takesAnswersOn(LAST.plusDays(1))).isFalse();
    }

    @Test
    void takes_answers_only_while_it_is_open() {
        assertThat(draft(true).takesAnswersOn(FIRST)).isFalse();
        assertThat(draft(true).opened(MORNING).closed(NOON).takesAnswersOn(FIRST))
                .isFalse();
    }

    @Test
    void shows_what_was_answered_anonymously_only_when_nothing_more_will_come() {
        var closed = draft(true).opened(MORNING).closed(NOON);

        assertThat(closed.showsResults()).isFalse();
        assertThat(closed.settled(List.of(), List.of()).showsResults()).isTrue();
        assertThat(draft(false).opened(NOON).showsResults())
                .as("answered by name")
                .isTrue();
    }

    @Test
    void counts_those_invited_and_those_who_answered_at_all_institutions() {
        var wave = draft(true).opened(MORNING).counted(List.of(part(1, 30, 12), part(2, 9, 4)));

        assertThat(wave.invited()).isEqualTo(39);
        assertThat(wave.answered()).isEqualTo(16);
    }

    @Test
    void tells_no_count_of_an_institution_at_which_fewer_than_five_are_invited() {
        assertThat(invitedAt(30, 20, 5)).containsExactly(30, 20, 5);
        assertThat(invitedAt(30, 20, 4)).containsExactly(30);
        assertThat(invitedAt(4)).isEmpty();
        assertThat(invitedAt(5)).containsExactly(5);
    }

    @Test
    void tells_no_count_that_leaves_fewer_than_five_at_all_others() {
        assertThat(invitedAt(30, 5, 3, 2)).containsExactly(30, 5);
        assertThat(invitedAt(2, 3, 5, 30)).as("in their order").containsExactly(5, 30);
        assertThat(invitedAt(5, 30, 3, 1)).as("the largest first").containsExactly(30);
        assertThat(invitedAt(6, 4)).isEmpty();
    }

    @Test
    void tells_every_count_where_people_answer_by_name_or_came_as_a_table() {
        var loaded = Wave.loaded(UUID.randomUUID(), DISTRICT, UUID.randomUUID(), "Осень 2019", FIRST, 3, NOON);

        assertThat(draft(false).opened(MORNING).counted(List.of(part(1, 2, 1))).toldParts())
                .hasSize(1);
        assertThat(loaded.toldParts()).containsExactly(new Part(DISTRICT, 3, 3));
    }

    @Test
    void has_a_new_revision_when_people_change_it_and_none_when_answers_are_counted() {
        var draft = draft(true);
        var edited = draft.edited(plan(true), null, draft.form());
        var open = edited.opened(MORNING);
        var reminded = open.reminded(FIRST);

        assertThat(draft.revision()).isEqualTo(1);
        assertThat(edited.revision()).isEqualTo(2);
        assertThat(open.revision()).isEqualTo(3);
        assertThat(reminded.revision()).isEqualTo(4);
        assertThat(reminded.closed(NOON).revision()).isEqualTo(5);
        assertThat(reminded.counted(List.of()).revision()).isEqualTo(4);
        assertThat(reminded.withInvitationsOut(List.of(), List.of()).revision()).isEqualTo(4);
    }

    @Test
    void asks_nobody_before_it_is_opened_and_then_whoever_was_at_its_institutions() {
        var draft = draft(true);
        var open = draft.edited(plan(true), null, draft.form()).opened(MORNING);
        var out = open.withInvitationsOut(List.of(), List.of());

        assertThat(draft.edited(plan(true), null, draft.form()).audience()).isNull();
        assertThat(draft.asking()).isEqualTo(new Audience(draft.statusAt(), List.of(), List.of()));
        assertThat(open.asking()).isEqualTo(new Audience(MORNING, List.of(), List.of()));
        assertThat(out.asking()).isEqualTo(new Audience(MORNING, List.of(DISTRICT), List.of()));
        assertThat(out.edited(plan(true), null, draft.form()).asking())
                .as("until new invitations are out")
                .isEqualTo(out.asking());
    }

    @Test
    void asks_its_institutions_if_it_was_opened_before_audiences_were_kept() {
        assertThat(keptWithoutAudience(true).asking()).isEqualTo(new Audience(MORNING, List.of(DISTRICT), List.of()));
        assertThat(keptWithoutAudience(false).asking()).isEqualTo(new Audience(MORNING, List.of(), List.of()));
    }

    @Test
    void knows_how_many_answers_may_be_from_accounts_of_the_readers_own() {
        var wave = draft(true)
                .opened(MORNING)
                .settled(
                        List.of(),
                        List.of(
                                new Made(VERA, DISTRICT, 9, 6),
                                new Made(ANNA, KINDERGARTEN_53, 5, 3),
                                new Made(ANNA, DISTRICT, 2, 1)));

        assertThat(wave.answeredByOwn(VERA, Set.of())).isEqualTo(6);
        assertThat(wave.answeredByOwn(VERA, Set.of(KINDERGARTEN_53))).isEqualTo(9);
        assertThat(wave.answeredByOwn(ANNA, Set.of())).isEqualTo(4);
        assertThat(wave.answeredByOwn(UUID.randomUUID(), Set.of())).isZero();
    }

    private static Wave draft(boolean anonymous) {
        return Wave.draft(UUID.randomUUID(), DISTRICT, null, UUID.randomUUID(), plan(anonymous), MORNING);
    }

    private static Wave.Plan plan(boolean anonymous) {
        return new Wave.Plan("Востребованность форм", List.of(DISTRICT), FIRST, LAST, anonymous);
    }

    private static Wave keptWithoutAudience(boolean invitationsOut) {
        var open = draft(true).opened(MORNING);
        return new Wave(
                open.id(),
                open.version(),
                open.revision(),
                open.owner(),
                open.title(),
                open.questionnaire(),
                open.form(),
                open.institutions(),
                open.opens(),
                open.closes(),
                open.anonymous(),
                open.origin(),
                open.status(),
                open.statusAt(),
                invitationsOut,
                open.settled(),
                open.remindedOn(),
                open.parts(),
                null);
    }

    private static List<Integer> invitedAt(int... invited) {
        var parts = IntStream.range(0, invited.length)
                .mapToObj(at -> part(at, invited[at], 0))
                .toList();
        return draft(true).opened(MORNING).counted(parts).toldParts().stream()
                .map(Part::invited)
                .toList();
    }

    private static Part part(int institution, int invited, int answered) {
        return new Part(new UUID(0x4000, institution), invited, answered);
    }
}
