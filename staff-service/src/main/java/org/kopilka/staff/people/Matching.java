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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * tells no more than their post: what is known of the person is not one institution's to change. Of {@link Outsiders} it
 * tells nothing but that they may be meant, and only their keepers make a post of the row.
 */
final class Matching {

    /**
     * The person as they will be once this row, and those before it, are in.
     *
     * @param asked posts that their keepers are asked about instead
     */
    record Plan(UUID id, Person person, List<Post> asked) {

        private static Plan of(Person person) {
            return new Plan(person.id(), person, List.of());
        }
    }

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
    private final Map<String, Set<Met>> byKey = new HashMap<>();
    /** The same, told apart by the year of birth; of whoever it is not known of, by none. */
    private final Map<String, Set<Met>> byKeyAndYear = new HashMap<>();

    private final Map<String, Set<Met>> byEmail = new HashMap<>();
    private final Map<String, Set<Met>> byEmailAndFamily = new HashMap<>();
    private final Outsiders outsiders;
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
        var alike = people.alike(keys, emails);
        this.outsiders = new Outsiders(alike.stream().filter(this::isOfAnother).toList());
        alike.stream().filter(person -> !isOfAnother(person)).forEach(person -> meet(new Met(person, 0)));
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
        var isOwn = PersonImport.ANOTHER.equals(choice) || PersonImport.APART.equals(choice);
        var met = PersonImport.APART.equals(choice) ? null : find(row, name);
        if (met == null && !isOwn && outsiders.have(name)) {
            return ofOutsider(row, name, title, choice);
        }
        if (met == null) {
            var person = merged(Person.named(NewIds.fromName(run + "|" + number), name), row);
            meet(new Met(person, number));
            return row(row, NEW, title, List.of(leaveOut()), choice, Plan.of(person));
        }
        var before = met.person;
        if (met.row == 0) {
            row.notes().add(Note.guess("name", "known-person", known(before)));
        }
        var after = merged(before, row);
        met.person = after;
        meet(met);
        var options = List.of(new Option(PersonImport.APART, "@another-person"), leaveOut());
        return row(row, verdict(row, met, before, after), title, options, choice, Plan.of(after));
    }

    /** Asks whether an outsider is meant; if so, the row becomes a claim. With several of the name, a file cannot say who. */
    private Preview.Row ofOutsider(StaffRow row, PersonName name, String title, @Nullable String choice) {
        var post = post(row);
        var options = List.of(
                new Option(PersonImport.SAME_PERSON, "@same-person"),
                new Option(PersonImport.ANOTHER, "@another-person"),
                leaveOut());
        if (outsiders.await(name, post)) {
            row.notes().add(Note.guess("name", "claim-waits"));
            return row(row, KNOWN, title, options, choice, null);
        }
        var only = outsiders.only(name);
        if (only.isEmpty()) {
            row.notes().add(Note.warning("name", "maybe-several-in-network"));
            return row(row, QUESTION, title, options.subList(1, options.size()), null, null);
        }
        if (!PersonImport.SAME_PERSON.equals(choice)) {
            row.notes().add(Note.warning("name", "maybe-in-network"));
            return row(row, QUESTION, title, options, null, null);
        }
        var person = only.get();
        if (!outsiders.haveRoomFor(person)) {
            row.notes().add(Note.warning("name", "claims-too-many"));
            return row(row, LEFT_OUT, title, options.subList(1, options.size()), null, null);
        }
        row.notes().add(Note.guess("name", "claim-made"));
        return row(row, CHANGED, title, options, choice, new Plan(person.id(), person, outsiders.ask(person, post)));
    }

    /** Stored, and in no institution of the actor's: the name alone must not make the person theirs. */
    private boolean isOfAnother(Person person) {
        return person.version() > 0
                && !keeps.test(InstitutionTree.ROOT)
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

    /** Whoever has the address goes before those who have the name. */
    private @Nullable Met find(StaffRow row, PersonName name) {
        var ofTheFamily = row.email() == null
                ? Set.<Met>of()
                : byEmailAndFamily.getOrDefault(emailAndFamily(row.email(), name), Set.of());
        if (ofTheFamily.isEmpty() && row.email() != null && byEmail.containsKey(row.email())) {
            var another =
                    byEmail.get(row.email()).iterator().next().person.name().full();
            row.notes().add(Note.warning("email", "email-of-another", another));
        }
        var found =
                Stream.concat(ofTheFamily.stream(), namesakes(name, row.born())).findFirst();
        var namesakes = byKey.getOrDefault(name.key(), Set.of());
        if (found.isEmpty() && !namesakes.isEmpty()) {
            var first = namesakes.iterator().next().row;
            row.notes().add(Note.warning("name", "namesake", String.valueOf(first)));
        }
        return found.orElse(null);
    }

    /** Those of the name whom no birthday tells apart. */
    private Stream<Met> namesakes(PersonName name, @Nullable String born) {
        var those = born == null
                ? byKey.getOrDefault(name.key(), Set.of()).stream()
                : Stream.of(year(born), "")
                        .flatMap(year -> byKeyAndYear.getOrDefault(name.key() + "|" + year, Set.of()).stream());
        return those.filter(met -> bornAgrees(met.person.born(), born));
    }

    private static String year(@Nullable String born) {
        return born == null ? "" : born.substring(0, 4);
    }

    private static String emailAndFamily(String email, PersonName name) {
        return email + "|" + name.family().toLowerCase(Locale.ROOT);
    }

    private static boolean bornAgrees(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.startsWith(other) || other.startsWith(one);
    }

    private void meet(Met met) {
        meet(met, byKey, met.person.key());
        meet(met, byKeyAndYear, met.person.key() + "|" + year(met.person.born()));
        var email = met.person.email();
        if (email != null) {
            meet(met, byEmail, email);
            meet(met, byEmailAndFamily, emailAndFamily(email, met.person.name()));
        }
    }

    private static void meet(Met met, Map<String, Set<Met>> those, String key) {
        those.computeIfAbsent(key, _ -> new LinkedHashSet<>(2)).add(met);
    }

    private Post post(StaffRow row) {
        return new Post(
                Objects.requireNonNull(row.institution()),
                Objects.requireNonNull(row.position()),
                Role.of(roles.getOrDefault(row.position(), "educator")).orElse(Role.EDUCATOR),
                row.category(),
                row.categorySince(),
                null,
                row.until(),
                row.partTime(),
                row.remark());
    }

    private Person merged(Person person, StaffRow row) {
        var post = post(row);
        var posts = Stream.concat(
                        person.posts().stream().filter(known -> !known.isSameWork(post)),
                        Stream.of(person.posts().stream()
                                .filter(known -> known.isSameWork(post))
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
