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
 * whole name and the whole birthday are the same, or the whole name at one institution and no birthday is in doubt.
 * Whatever else is alike is a question: the name alone, a year of birth, an address, a name of which only the family has
 * changed. Of somebody who works elsewhere too, a file tells no more than their post: what is known of the person is not
 * one institution's to change. Of {@link Outsiders} it tells nothing but that they may be meant, and only their keepers
 * make a post of the row.
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

    private final Map<String, Set<Met>> byEmailAndFamily = new HashMap<>();
    /** Those stored, by all but the family name. */
    private final Map<String, Set<Met>> byFamilyLeftOut = new HashMap<>();

    private final Addresses addresses;
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
        var days = read.stream()
                .map(StaffRow::born)
                .filter(Objects::nonNull)
                .filter(Matching::isWhole)
                .distinct()
                .toList();
        var alike = people.alike(keys, emails, days);
        this.outsiders = new Outsiders(alike.stream().filter(this::isOfAnother).toList());
        var own = alike.stream().filter(person -> !isOfAnother(person)).toList();
        own.forEach(person -> meet(new Met(person, 0)));
        this.addresses = new Addresses(choices, read, own);
        read.forEach(row -> rows.add(match(row)));
    }

    List<Preview.Row> rows() {
        return rows;
    }

    /** Addresses that more than one person has. */
    List<Preview.Spelling> addresses() {
        return addresses.all();
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
        var isApart = PersonImport.APART.equals(choice);
        var met = isApart ? null : find(row, name);
        var doubtful = met == null && !isApart ? doubtful(row, name) : List.<Met>of();
        var isNamed = false;
        if (!doubtful.isEmpty()) {
            met = chosen(doubtful, choice);
            if (met == null) {
                return ofDoubtful(row, name, title, doubtful);
            }
            isNamed = true;
        }
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
        var after = merged(isNamed ? renamed(before, name, row) : before, row);
        met.person = after;
        meet(met);
        var options =
                isNamed ? options(doubtful) : List.of(new Option(PersonImport.APART, "@another-person"), leaveOut());
        return row(row, verdict(row, met, before, after), title, options, choice, Plan.of(after));
    }

    /** Asks whether one of those is meant who have something of the row, and nothing that settles it. */
    private Preview.Row ofDoubtful(StaffRow row, PersonName name, String title, List<Met> doubtful) {
        for (var met : doubtful) {
            var code = met.person.key().equals(name.key()) ? "maybe-same-person" : "maybe-same-person-named-otherwise";
            row.notes().add(Note.warning("name", code, known(met.person)));
        }
        return row(row, QUESTION, title, options(doubtful), null, null);
    }

    private List<Option> options(List<Met> doubtful) {
        var options = new ArrayList<Option>();
        if (doubtful.size() == 1) {
            options.add(new Option(PersonImport.SAME_PERSON, "@the-same"));
        } else {
            doubtful.forEach(met -> options.add(new Option(met.person.id().toString(), known(met.person))));
        }
        options.add(new Option(PersonImport.APART, "@another-person"));
        options.add(leaveOut());
        return options;
    }

    private static @Nullable Met chosen(List<Met> doubtful, @Nullable String choice) {
        return doubtful.stream()
                .filter(met -> met.person.id().toString().equals(choice)
                        || doubtful.size() == 1 && PersonImport.SAME_PERSON.equals(choice))
                .findFirst()
                .orElse(null);
    }

    /** Whoever is said to be the same has the family name of the newer table. */
    private Person renamed(Person person, PersonName name, StaffRow row) {
        var isRenamed = !person.name().family().equalsIgnoreCase(name.family()) && !alsoWorksElsewhere(person);
        if (isRenamed) {
            row.notes().add(Note.guess("name", "renamed", person.name().full()));
        }
        return isRenamed ? person.called(name) : person;
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

    /** Who is meant for sure; null if nobody, or if there is a doubt. */
    private @Nullable Met find(StaffRow row, PersonName name) {
        var sure = namesakes(name, row.born())
                .filter(met -> isWhole(row.born()) && Objects.equals(row.born(), met.person.born()))
                .toList();
        if (sure.isEmpty() && !row.isBirthdayUnread()) {
            sure = namesakes(name, row.born())
                    .filter(met -> met.person.posts().stream()
                            .anyMatch(post -> post.institution().equals(row.institution())))
                    .toList();
        }
        return sure.size() == 1 ? sure.getFirst() : null;
    }

    /** Who may be meant. */
    private List<Met> doubtful(StaffRow row, PersonName name) {
        var byAddress = row.email() == null
                ? Set.<Met>of()
                : byEmailAndFamily.getOrDefault(emailAndFamily(row.email(), name), Set.of());
        var byBirthday = isWhole(row.born())
                ? byFamilyLeftOut.getOrDefault(withoutFamily(name, row.born()), Set.of())
                : Set.<Met>of();
        var doubtful = Stream.of(
                        namesakes(name, row.born()),
                        byAddress.stream().filter(met -> bornAgrees(met.person.born(), row.born())),
                        byBirthday.stream())
                .flatMap(met -> met)
                .distinct()
                .toList();
        var namesakes = byKey.getOrDefault(name.key(), Set.of());
        if (doubtful.isEmpty() && !namesakes.isEmpty()) {
            var first = namesakes.iterator().next().row;
            row.notes().add(Note.warning("name", "namesake", String.valueOf(first)));
        }
        return doubtful;
    }

    /** Those of the name whom no birthday tells apart. */
    private Stream<Met> namesakes(PersonName name, @Nullable String born) {
        var those = born == null
                ? byKey.getOrDefault(name.key(), Set.of()).stream()
                : Stream.of(year(born), "")
                        .flatMap(year -> byKeyAndYear.getOrDefault(name.key() + "|" + year, Set.of()).stream());
        return those.filter(met -> bornAgrees(met.person.born(), born));
    }

    /** A day, and not only a year. */
    private static boolean isWhole(@Nullable String born) {
        return born != null && born.length() > 4;
    }

    private static String withoutFamily(PersonName name, @Nullable String born) {
        return PersonName.keyOf(name.given() + " " + Objects.requireNonNullElse(name.patronymic(), "")) + "|" + born;
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
            meet(met, byEmailAndFamily, emailAndFamily(email, met.person.name()));
        }
        if (met.row == 0 && isWhole(met.person.born())) {
            meet(met, byFamilyLeftOut, withoutFamily(met.person.name(), met.person.born()));
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
        if (!addresses.isTaken(row.email())) {
            row.notes().add(Note.guess("email", "email-shared", row.email()));
            return null;
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
