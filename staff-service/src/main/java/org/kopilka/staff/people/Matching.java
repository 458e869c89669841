package org.kopilka.staff.people;

import static org.kopilka.staff.imports.Preview.Verdict.CHANGED;
import static org.kopilka.staff.imports.Preview.Verdict.ERROR;
import static org.kopilka.staff.imports.Preview.Verdict.KNOWN;
import static org.kopilka.staff.imports.Preview.Verdict.LEFT_OUT;
import static org.kopilka.staff.imports.Preview.Verdict.NEW;
import static org.kopilka.staff.imports.Preview.Verdict.QUESTION;
import static org.kopilka.staff.imports.Preview.Verdict.SAME;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.NewIds;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.Preview;
import org.kopilka.staff.imports.Preview.Note;
import org.kopilka.staff.imports.Preview.Option;
import org.kopilka.staff.imports.Preview.Verdict;

/**
 * Brings the rows of one person together, and with the person where they are known. Two rows speak of one person if the
 * e-mail address is the same, or the name is and no birthday says otherwise. Of somebody who works elsewhere too, a file
 * tells no more than their post: what is known of the person is not one institution's to change.
 */
final class Matching {

    /** The person as they will be once this row, and those before it, are in. */
    record Plan(UUID id, Person person) {}

    /** A person met so far; {@code row} is the first that speaks of them. */
    private static final class Met {

        private Person person;
        private final int row;

        Met(Person person, int row) {
            this.person = person;
            this.row = row;
        }
    }

    private static final long SAME_COUNT_OF_YEARS_DAYS = 300;

    private final UUID run;
    private final Choices choices;
    private final Map<String, String> roles;
    private final Predicate<UUID> keeps;
    private final InstitutionTree tree;
    private final LocalDate today;
    private final Map<String, List<Met>> byKey = new HashMap<>();
    private final Map<String, List<Met>> byEmail = new HashMap<>();
    private final List<Preview.Row> rows = new ArrayList<>();

    /** @param roles by code of position; {@code keeps} whether an institution's people are the actor's to keep */
    Matching(
            UUID run,
            People people,
            List<StaffRow> read,
            Choices choices,
            Map<String, String> roles,
            Predicate<UUID> keeps,
            InstitutionTree tree) {
        this.run = run;
        this.choices = choices;
        this.roles = roles;
        this.keeps = keeps;
        this.tree = tree;
        this.today = people.today();
        var keys = read.stream()
                .map(StaffRow::name)
                .filter(Objects::nonNull)
                .map(PersonName::key)
                .toList();
        var emails = read.stream().map(StaffRow::email).filter(Objects::nonNull).toList();
        people.alike(keys, emails).forEach(person -> meet(new Met(person, 0)));
        read.forEach(row -> rows.add(match(row)));
    }

    List<Preview.Row> rows() {
        return rows;
    }

    private Preview.Row match(StaffRow row) {
        var number = row.line().row();
        var choice = choices.ofRow(number);
        var title = row.name() == null ? row.line().text("name") : row.name().full();
        if (PersonImport.LEAVE_OUT.equals(choice)) {
            return row(row, LEFT_OUT, title, List.of(leaveOut()), choice, null);
        }
        var name = row.name();
        if (row.hasErrors() || name == null) {
            return row(row, ERROR, title, List.of(leaveOut()), choice, null);
        }
        var isNobodyElsewhere = PersonImport.ANOTHER.equals(choice);
        var met = PersonImport.APART.equals(choice) ? null : find(row, name, isNobodyElsewhere);
        if (met == null) {
            var person = merged(Person.named(NewIds.fromName(run + "|" + number), name), row);
            meet(new Met(person, number));
            return row(row, NEW, title, List.of(leaveOut()), choice, new Plan(person.id(), person));
        }
        var before = met.person;
        var options = options(before, choice);
        if (isOfAnother(before) && !PersonImport.SAME_PERSON.equals(choice)) {
            row.notes().add(Note.warning("name", "person-of-another", known(before)));
            return row(row, QUESTION, title, options, null, null);
        }
        if (met.row == 0) {
            row.notes().add(Note.guess("name", "known-person", known(before)));
        }
        var after = merged(before, row);
        met.person = after;
        meet(met);
        return row(row, verdict(row, met, before, after), title, options, choice, new Plan(after.id(), after));
    }

    private List<Option> options(Person person, @Nullable String choice) {
        return isOfAnother(person) || PersonImport.SAME_PERSON.equals(choice)
                ? List.of(
                        new Option(PersonImport.SAME_PERSON, "@same-person"),
                        new Option(PersonImport.ANOTHER, "@another-person"),
                        leaveOut())
                : List.of(new Option(PersonImport.APART, "@another-person"), leaveOut());
    }

    /** Stored, and in no institution of the actor's: the name alone must not make the person theirs. */
    private boolean isOfAnother(Person person) {
        return person.version() > 0
                && person.latestPosts(today).stream().map(Post::institution).noneMatch(keeps);
    }

    private boolean alsoWorksElsewhere(Person person) {
        return person.version() > 0
                && !person.hasLeft(today)
                && !person.latestPosts(today).stream().map(Post::institution).allMatch(keeps);
    }

    private String known(Person person) {
        return person.posts().stream()
                .map(post -> tree.nameOf(post.institution()))
                .distinct()
                .collect(Collectors.joining(", ", person.name().full() + " (", ")"));
    }

    private static Verdict verdict(StaffRow row, Met met, Person before, Person after) {
        var isStored = before.version() > 0;
        if (met.row > 0) {
            var code = after.posts().size() > before.posts().size() ? "second-post" : "same-person";
            row.notes().add(Note.guess("name", code, String.valueOf(met.row)));
        }
        if (after.equals(before)) {
            return isStored ? KNOWN : SAME;
        }
        return isStored ? CHANGED : NEW;
    }

    /** Whoever is the actor's own goes before others, and whoever has the address before those who have the name. */
    private @Nullable Met find(StaffRow row, PersonName name, boolean isNobodyElsewhere) {
        var holders = row.email() == null ? List.<Met>of() : byEmail.getOrDefault(row.email(), List.of());
        var ofTheFamily = holders.stream()
                .filter(met -> met.person.name().family().equalsIgnoreCase(name.family()))
                .toList();
        if (ofTheFamily.isEmpty() && !holders.isEmpty()) {
            var another = holders.getFirst().person.name().full();
            row.notes().add(Note.warning("email", "email-of-another", another));
        }
        var namesakes = byKey.getOrDefault(name.key(), List.of());
        var found = Stream.concat(
                        ofTheFamily.stream(),
                        namesakes.stream().filter(met -> bornAgrees(met.person.born(), row.born())))
                .filter(met -> !isNobodyElsewhere || !isOfAnother(met.person))
                .min(Comparator.comparing(met -> isOfAnother(met.person)));
        if (found.isEmpty() && !namesakes.isEmpty() && !isNobodyElsewhere) {
            row.notes().add(Note.warning("name", "namesake", String.valueOf(namesakes.getFirst().row)));
        }
        return found.orElse(null);
    }

    private static boolean bornAgrees(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.startsWith(other) || other.startsWith(one);
    }

    private void meet(Met met) {
        meet(met, byKey, met.person.key());
        if (met.person.email() != null) {
            meet(met, byEmail, met.person.email());
        }
    }

    private static void meet(Met met, Map<String, List<Met>> those, String key) {
        var known = those.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!known.contains(met)) {
            known.add(met);
        }
    }

    private Person merged(Person person, StaffRow row) {
        var post = new Post(
                Objects.requireNonNull(row.institution()),
                Objects.requireNonNull(row.position()),
                Role.of(roles.getOrDefault(row.position(), "educator")).orElse(Role.EDUCATOR),
                row.category(),
                row.categorySince(),
                null,
                row.until(),
                row.partTime(),
                row.remark());
        var posts = Stream.concat(
                        person.posts().stream().filter(known -> !isSamePost(known, post)),
                        Stream.of(person.posts().stream()
                                .filter(known -> isSamePost(known, post))
                                .findFirst()
                                .map(known -> merged(known, post))
                                .orElse(post)))
                .toList();
        var working = person.working(samePosts(person.posts(), posts) ? person.posts() : posts);
        var known = working.knownAs(
                longer(person.born(), row.born()),
                row.education() == null ? person.education() : row.education(),
                newer(person.experience(), row.experience()),
                email(person, row),
                row.phone() == null ? person.phone() : row.phone());
        if (known.equals(working) || !alsoWorksElsewhere(person)) {
            return known;
        }
        row.notes().add(Note.guess("name", "person-stays", known(person)));
        return working;
    }

    /** The address of an account that is more than an educator's is no matter of a file. */
    private @Nullable String email(Person person, StaffRow row) {
        if (person.email() != null || row.email() == null) {
            return person.email();
        }
        var isFree = person.account() == null
                || person.memberships(today).stream()
                        .allMatch(membership ->
                                membership.role() == Role.EDUCATOR && keeps.test(membership.institution()));
        if (!isFree) {
            row.notes().add(Note.warning("email", "address-of-account"));
        }
        return isFree ? row.email() : null;
    }

    private static boolean isSamePost(Post one, Post other) {
        return one.institution().equals(other.institution()) && one.position().equals(other.position());
    }

    private static Post merged(Post known, Post news) {
        return new Post(
                known.institution(),
                known.position(),
                known.role(),
                news.category() == null ? known.category() : news.category(),
                news.categorySince() == null ? known.categorySince() : news.categorySince(),
                known.from(),
                news.until() == null ? known.until() : news.until(),
                known.partTime() || news.partTime(),
                news.remark() == null ? known.remark() : news.remark());
    }

    private static boolean samePosts(List<Post> before, List<Post> after) {
        return before.size() == after.size() && after.containsAll(before);
    }

    /** A full day says more than a year. */
    private static @Nullable String longer(@Nullable String known, @Nullable String news) {
        if (known == null || news == null) {
            return known == null ? news : known;
        }
        return news.length() > known.length() ? news : known;
    }

    /** The same count told again within a year is no news. */
    private static Person.@Nullable Experience newer(
            Person.@Nullable Experience known, Person.@Nullable Experience news) {
        if (known == null || news == null) {
            return known == null ? news : known;
        }
        var isSame = known.years() == news.years()
                && ChronoUnit.DAYS.between(known.asOf(), news.asOf()) < SAME_COUNT_OF_YEARS_DAYS;
        return isSame ? known : news;
    }

    private static Option leaveOut() {
        return new Option(PersonImport.LEAVE_OUT, "@leave-out");
    }

    private static Preview.Row row(
            StaffRow row,
            Verdict verdict,
            String title,
            List<Option> options,
            @Nullable String choice,
            @Nullable Plan plan) {
        return new Preview.Row(row.line().row(), verdict, title, row.understood(), row.notes(), options, choice, plan);
    }
}
