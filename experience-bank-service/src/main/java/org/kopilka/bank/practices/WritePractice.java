package org.kopilka.bank.practices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.bank.people.Educator;
import org.kopilka.bank.people.Educators;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.actor.Visibility;
import org.kopilka.platform.documents.RetryOnLostRace;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Begins a practice, and puts down what its authors write. */
@Service
public class WritePractice {

    private static final int MOST_CHOSEN = 500;

    private final Practices practices;
    private final Educators educators;
    private final Access access;
    private final InstitutionTree tree;
    private final Clock clock;

    WritePractice(Practices practices, Educators educators, Access access, InstitutionTree tree, Clock clock) {
        this.practices = practices;
        this.educators = educators;
        this.access = access;
        this.tree = tree;
        this.clock = clock;
    }

    Practice begin(Actor actor, UUID id, EditedPractice text) {
        return begin(actor, id, text, null);
    }

    Practice begin(Actor actor, UUID id, EditedPractice text, @Nullable Origin origin) {
        access.requireBelonging(actor, text.institution());
        var named = named(actor, text.authors(), List.of());
        var isOwn = named.stream().anyMatch(author -> author.person().equals(actor.person()));
        if (!isOwn && !access.holds(actor, text.institution(), Role.METHODIST)) {
            throw new NotTheAuthor();
        }
        var by = sorted(actor, text.institution(), named, List.of(), List.of());
        return practices.add(Practice.begun(
                id,
                text.institution(),
                visibility(text),
                by.authors(),
                by.invited(),
                bounded(text.card()),
                origin,
                clock.instant()));
    }

    /** Experience that grew out of another's: it begins as a draft like any other, and keeps where it came from. */
    public Practice begin(Actor actor, UUID id, UUID institution, UUID author, Card card, Origin origin) {
        return begin(actor, id, new EditedPractice(institution, Visibility.NETWORK, List.of(author), card), origin);
    }

    Practice write(Actor actor, Practice before, EditedPractice text) {
        var invited = before.invited().stream().map(Invited::asAuthor);
        var known = Stream.concat(before.authors().stream(), invited).toList();
        var by = sorted(actor, before.owner(), named(actor, text.authors(), known), before.authors(), before.invited());
        return practices.save(
                before,
                before.written(visibility(text), by.authors(), by.invited(), bounded(text.card()), clock.instant()));
    }

    /** Whoever is asked to be one of its authors answers; a 409 {@code not-invited} for others. */
    @RetryOnLostRace
    public void answer(Actor actor, UUID id, boolean agreed) {
        var practice = practices.find(id).orElseThrow(Refusal::notFound);
        if (practice.askedOf(actor.person()).isEmpty()) {
            throw Refusal.notFound();
        }
        practices.save(practice, agreed ? practice.agreed(actor.person()) : practice.disagreed(actor.person()));
    }

    private record By(List<Author> authors, List<Invited> invited) {}

    /** The writer, whoever was an author before and whoever works there are authors; anybody else is asked first. */
    private By sorted(
            Actor actor, UUID institution, List<Author> named, List<Author> before, List<Invited> invitedBefore) {
        var known = educators.find(named.stream().map(Author::person).toList());
        var today = LocalDate.now(clock);
        var authors = new ArrayList<Author>();
        var invited = new ArrayList<Invited>();
        for (var one : named) {
            var isOfTheInstitution = Stream.ofNullable(known.get(one.person()))
                    .anyMatch(educator -> educator.institutionsOn(today).contains(institution));
            var wasAuthor = before.stream().anyMatch(author -> author.person().equals(one.person()));
            if (wasAuthor || isOfTheInstitution || one.person().equals(actor.person())) {
                authors.add(one);
            } else {
                invited.add(invitedBefore.stream()
                        .filter(asked -> asked.person().equals(one.person()))
                        .findFirst()
                        .orElseGet(() -> Invited.asked(one, nameOf(actor), clock.instant())));
            }
        }
        return new By(List.copyOf(authors), List.copyOf(invited));
    }

    private List<Author> named(Actor actor, List<UUID> people, List<Author> before) {
        if (people.isEmpty()) {
            return List.of(new Author(actor.person(), nameOf(actor)));
        }
        var known = educators.find(people);
        return people.stream()
                .map(person -> Stream.concat(
                                Stream.concat(
                                        Stream.ofNullable(known.get(person)).map(Educator::name),
                                        Stream.of(actor)
                                                .filter(self -> self.person().equals(person))
                                                .map(Actor::name)),
                                before.stream()
                                        .filter(author -> author.person().equals(person))
                                        .map(Author::name))
                        .findFirst()
                        .map(name -> new Author(person, name))
                        .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-person")))
                .toList();
    }

    private String nameOf(Actor actor) {
        return educators.find(actor.person()).map(Educator::name).orElse(actor.name());
    }

    private Visibility visibility(EditedPractice text) {
        if (text.visibility().kind() != Visibility.Kind.CHOSEN) {
            return new Visibility(text.visibility().kind(), Set.of());
        }
        var chosen = text.visibility().chosen() == null
                ? Set.<UUID>of()
                : text.visibility().chosen();
        if (chosen.size() > MOST_CHOSEN
                || chosen.stream().anyMatch(id -> tree.find(id).isEmpty())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-institution");
        }
        return new Visibility(Visibility.Kind.CHOSEN, chosen);
    }

    private static Card bounded(Card card) {
        if (card.length() > Card.LONGEST) {
            throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, "card-too-long", Card.LONGEST / 1_000);
        }
        return card;
    }
}
