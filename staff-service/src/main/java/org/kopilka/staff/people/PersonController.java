package org.kopilka.staff.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.AnyMember;
import org.kopilka.platform.actor.AnyMethodistOrAdmin;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.audit.ShowsRecords;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.values.Text;
import org.kopilka.platform.web.Cursor;
import org.kopilka.platform.web.ExpectedVersion;
import org.kopilka.platform.web.NewIds;
import org.kopilka.platform.web.Page;
import org.kopilka.platform.web.Refusal;
import org.kopilka.platform.web.Refuses;
import org.kopilka.platform.web.Succeeds;
import org.kopilka.platform.web.Versioned;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The people of the network. Who works where is open to every member; birthdays, addresses and categories only to the
 * person, and to the methodists and heads of the institutions where they work.
 */
@RestController
@RequestMapping("/api/staff/people")
class PersonController {

    /** @param changeable whether the reader may change or remove it; if not, it is sent back as it came */
    record PostView(
            UUID institution,
            String institutionName,
            String position,
            Role role,
            @Nullable String category,
            @Nullable String categorySince,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean partTime,
            @Nullable String remark,
            boolean changeable) {}

    record DutyView(
            @NotNull Role role,
            @NotNull UUID institution,
            @Nullable @Size(max = 400) String institutionName,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** @param claims posts that wait for those who keep the person, as far as the reader sees them */
    record ListedPerson(UUID id, String name, List<PostView> posts, List<ClaimView> claims, boolean invited) {}

    /**
     * @param claims posts that wait for those who keep the person, as far as the reader sees them
     * @param login absent until the account is made
     * @param full whether all that is known is shown
     * @param may what the reader may do: edit, invite, appoint, forget-device
     * @param claimable whether the reader may claim the person for an institution of theirs
     * @param deviceForgotten when a keeper took the second factor from the account, and who; told its owner alone, for two weeks
     */
    record PersonView(
            UUID id,
            long version,
            String family,
            String given,
            @Nullable String patronymic,
            List<PostView> posts,
            List<ClaimView> claims,
            List<DutyView> duties,
            @Nullable String born,
            @Nullable String education,
            @Nullable Double experienceYears,
            @Nullable LocalDate experienceAsOf,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String login,
            boolean invited,
            boolean full,
            List<String> may,
            boolean claimable,
            Account.@Nullable Reset deviceForgotten) {}

    record PostBody(
            @NotNull UUID institution,
            @NotBlank @Size(max = 60) String position,
            @Nullable @Size(max = 60) String category,

            @Nullable @Pattern(regexp = "\\d{4}(-\\d{2}-\\d{2})?")
            String categorySince,

            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean partTime,
            @Nullable @Size(max = 300) String remark) {}

    record PersonBody(
            @NotBlank @Size(max = 100) String family,
            @NotBlank @Size(max = 100) String given,
            @Nullable @Size(max = 100) String patronymic,
            @NotEmpty @Size(max = 20) List<@Valid PostBody> posts,

            @Nullable @Pattern(regexp = "\\d{4}(-\\d{2}-\\d{2})?")
            String born,

            @Nullable @Size(max = 60) String education,
            @Nullable @Min(0) @Max(80) Double experienceYears,

            @Nullable @Size(max = 200) @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
            String email,

            @Nullable @Size(max = 30) String phone) {}

    record LanguageBody(
            @NotNull @Pattern(regexp = "ru|kk|en") String language) {}

    private final People people;
    private final Positions positions;
    private final Claims claims;
    private final Access access;
    private final Keepers keepers;
    private final InstitutionTree tree;
    private final Audit audit;
    private final NewIds ids;

    PersonController(
            People people,
            Positions positions,
            Claims claims,
            Access access,
            Keepers keepers,
            InstitutionTree tree,
            Audit audit,
            NewIds ids) {
        this.people = people;
        this.positions = positions;
        this.claims = claims;
        this.access = access;
        this.keepers = keepers;
        this.tree = tree;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * Who works where, by name.
     *
     * @param q the beginning of any word of the name
     * @param institution only those who work at this node or below it, or are claimed for it by the reader's institution
     */
    @AnyMember
    @ShowsRecords
    @GetMapping
    Page<ListedPerson> list(
            Actor actor,
            @RequestParam(required = false) @Nullable @Size(max = 100) String q,
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable @Size(max = 60) String position,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var which = new ArrayList<Criteria>();
        which.add(Cursor.behind(Cursor.decode(after), "order", Sort.Direction.ASC, text -> text));
        if (q != null && !q.isBlank()) {
            which.add(Criteria.where("key").regex("(^| )" + java.util.regex.Pattern.quote(PersonName.keyOf(q))));
        }
        if (institution != null) {
            var below = tree.below(institution);
            var own = new HashSet<>(keepers.answeringFor(actor));
            own.retainAll(below);
            which.add(new Criteria()
                    .orOperator(
                            Criteria.where("posts.institution").in(below),
                            Criteria.where("claims.post.institution").in(own)));
        }
        if (position != null) {
            which.add(Criteria.where("posts.position").is(position));
        }
        var found = people.list(new Criteria().andOperator(which), limit + 1);
        var page = Page.of(
                found,
                limit,
                person -> new ListedPerson(
                        person.id(),
                        person.name().full(),
                        person.posts().stream()
                                .map(post -> view(actor, post, false))
                                .toList(),
                        claims.of(actor, person),
                        person.account() != null),
                last -> new Cursor(last.order(), last.id()));
        audit.looked(
                actor,
                "claim",
                page.items().stream()
                        .filter(person -> !person.claims().isEmpty())
                        .map(ListedPerson::id)
                        .toList());
        return page;
    }

    /** The caller's own record; 404 for scripts, which are no persons. */
    @AnyMember
    @Refuses({404})
    @GetMapping("/me")
    ResponseEntity<PersonView> me(Actor actor) {
        return show(actor, actor.person());
    }

    /** Keeps the language the caller chose; 404 for those who are no persons here. */
    @AnyMember
    @PutMapping("/me/language")
    @Succeeds(204)
    ResponseEntity<Void> speak(Actor actor, @Valid @RequestBody LanguageBody body) {
        people.speak(actor.person(), body.language());
        return ResponseEntity.noContent().build();
    }

    @AnyMember
    @ShowsRecords
    @GetMapping("/{id}")
    ResponseEntity<PersonView> show(Actor actor, @PathVariable UUID id) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        audit.looked(actor, "person", keepers.seesAll(actor, person) ? List.of(id) : List.of());
        return Versioned.ok(view(actor, person), person.version());
    }

    @AnyMethodistOrAdmin
    @PostMapping
    @Succeeds(201)
    ResponseEntity<PersonView> add(Actor actor, @Valid @RequestBody PersonBody body) {
        var person = filled(Person.named(ids.next(), name(body)), body, actor);
        people.save(person);
        audit.changed(actor, "person", person.id());
        var saved = people.find(person.id()).orElseThrow(Refusal::notFound);
        return Versioned.created("/api/staff/people/" + saved.id(), view(actor, saved), saved.version());
    }

    @AnyMethodistOrAdmin
    @PutMapping("/{id}")
    ResponseEntity<PersonView> change(
            Actor actor, @PathVariable UUID id, ExpectedVersion expected, @Valid @RequestBody PersonBody body) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        keepers.require(actor, person);
        expected.check(person.version());
        var next = filled(person.called(name(body)), body, actor);
        if (!Objects.equals(next.email(), person.email())) {
            keepers.requireAddressing(actor, person);
            next = addressed(actor, person, next);
        }
        people.save(next);
        audit.changed(actor, "person", id);
        return show(actor, id);
    }

    /** Whoever reads the mail sent to an account's address can have a password for it, as with a link. */
    private Person addressed(Actor actor, Person before, Person next) {
        var account = before.account();
        return account == null || actor.person().equals(before.id())
                ? next
                : next.with(account.handed(keepers.handing(actor, before)));
    }

    /**
     * Gives roles beside the posts, to people who work below the caller's node and for what lies below it. Experts are
     * appointed by a methodist of the district, methodists of the district and administrators by an administrator. Refused
     * with 422 {@code no-duty} for a role that follows from a post.
     */
    @AnyMember
    @PutMapping("/{id}/duties")
    ResponseEntity<PersonView> appoint(
            Actor actor,
            @PathVariable UUID id,
            ExpectedVersion expected,
            @RequestBody @Size(max = 20) List<@Valid DutyView> body) {
        var person = people.find(id).orElseThrow(Refusal::notFound);
        var duties = body.stream()
                .map(duty -> new Duty(duty.role(), duty.institution(), duty.from(), duty.until()))
                .toList();
        var changed = new ArrayList<>(duties);
        changed.removeAll(person.duties());
        if (!changed.isEmpty()) {
            requireAppointing(actor, person);
        }
        if (changed.stream().anyMatch(duty -> duty.role().isOfPost())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-duty");
        }
        var taken = new ArrayList<>(person.duties());
        taken.removeAll(duties);
        changed.addAll(taken);
        changed.forEach(duty -> requireAppointing(actor, duty));
        positions.require(person.duties(), duties);
        expected.check(person.version());
        if (!changed.isEmpty()) {
            people.save(person.withDuties(duties));
            audit.changed(actor, "duties", id);
        }
        return show(actor, id);
    }

    private void requireAppointing(Actor actor, Person person) {
        if (!mayAppoint(actor, person)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "foreign-institution");
        }
    }

    /** Whether the person works below the actor's node; whoever works nowhere is the whole network's. */
    private boolean mayAppoint(Actor actor, Person person) {
        var posts = person.latestPosts(people.today());
        return access.holds(actor, InstitutionTree.ROOT, Role.NETWORK_ADMIN, Role.DISTRICT_METHODIST)
                || posts.stream()
                        .anyMatch(post ->
                                access.holds(actor, post.institution(), Role.NETWORK_ADMIN, Role.DISTRICT_METHODIST));
    }

    private void requireAppointing(Actor actor, Duty duty) {
        if (Person.isGivenByAdministrator(duty.role())) {
            access.require(actor, duty.institution(), Role.NETWORK_ADMIN);
        } else {
            access.require(actor, duty.institution(), Role.NETWORK_ADMIN, Role.DISTRICT_METHODIST);
        }
    }

    private Person filled(Person person, PersonBody body, Actor actor) {
        var posts = new ArrayList<>(foreign(person, body, actor));
        var own = new LinkedHashMap<Post, String>();
        for (int i = 0; i < body.posts().size(); i++) {
            if (keepers.keeps(actor, body.posts().get(i).institution())) {
                own.putIfAbsent(positions.read(body.posts().get(i)), "/posts/" + i);
            }
        }
        posts.addAll(own.keySet());
        var known = person.experience();
        var experience = body.experienceYears() == null
                ? null
                : known != null && known.years() == body.experienceYears()
                        ? known
                        : new Person.Experience(body.experienceYears(), people.today());
        var next = person.knownAs(
                        body.born(),
                        body.education(),
                        experience,
                        body.email() == null ? null : body.email().toLowerCase(Locale.ROOT),
                        body.phone())
                .working(posts);
        positions.require(person, next, own);
        return next;
    }

    /**
     * Posts at other institutions are those methodists' to change. They come back as they were shown; whoever sends them
     * otherwise, or leaves them out, is told so.
     */
    private List<Post> foreign(Person person, PersonBody body, Actor actor) {
        var full = keepers.seesAll(actor, person);
        var foreign = person.posts().stream()
                .filter(post -> !keepers.keeps(actor, post.institution()))
                .toList();
        var unchanged = new HashSet<PostBody>();
        for (var post : foreign) {
            var shown = shown(post, full);
            if (!body.posts().contains(shown)) {
                throw new Refusal(HttpStatus.FORBIDDEN, "foreign-post", tree.nameOf(post.institution()));
            }
            unchanged.add(shown);
        }
        body.posts().stream()
                .filter(post -> !unchanged.contains(post))
                .forEach(post -> keepers.require(actor, post.institution()));
        return foreign;
    }

    /** A post as its reader would send it back. */
    private static PostBody shown(Post post, boolean full) {
        return new PostBody(
                post.institution(),
                post.position(),
                full ? post.category() : null,
                full ? post.categorySince() : null,
                post.from(),
                post.until(),
                post.partTime(),
                full && post.remark() != null ? Text.tidy(post.remark()) : null);
    }

    private static PersonName name(PersonBody body) {
        var patronymic = body.patronymic();
        return new PersonName(
                body.family(), body.given(), patronymic == null || patronymic.isEmpty() ? null : patronymic);
    }

    private PersonView view(Actor actor, Person person) {
        var full = keepers.seesAll(actor, person);
        var may = new ArrayList<String>();
        if (keepers.keeps(actor, person)) {
            may.add("edit");
            may.add("invite");
        }
        if (mayAppoint(actor, person)) {
            may.add("appoint");
        }
        if (keepers.mayForgetDevice(actor, person)) {
            may.add("forget-device");
        }
        var experience = full ? person.experience() : null;
        return new PersonView(
                person.id(),
                person.version(),
                person.name().family(),
                person.name().given(),
                person.name().patronymic(),
                person.posts().stream().map(post -> view(actor, post, full)).toList(),
                claims.of(actor, person),
                person.duties().stream()
                        .map(duty -> new DutyView(
                                duty.role(),
                                duty.institution(),
                                tree.nameOf(duty.institution()),
                                duty.from(),
                                duty.until()))
                        .toList(),
                full ? person.born() : null,
                full ? person.education() : null,
                experience == null ? null : experience.years(),
                experience == null ? null : experience.asOf(),
                full ? person.email() : null,
                full ? person.phone() : null,
                full && person.account() != null ? person.account().madeLogin() : null,
                person.account() != null,
                full,
                may,
                !keepers.keeps(actor, person) && keepers.keepsAnything(actor),
                keepers.deviceForgotten(actor, person));
    }

    private PostView view(Actor actor, Post post, boolean full) {
        return new PostView(
                post.institution(),
                tree.nameOf(post.institution()),
                post.position(),
                post.role(),
                full ? post.category() : null,
                full ? post.categorySince() : null,
                post.from(),
                post.until(),
                post.partTime(),
                full ? post.remark() : null,
                keepers.keeps(actor, post.institution()));
    }
}
