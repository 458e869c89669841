package org.kopilka.staff.institutions;

import static org.kopilka.staff.imports.Preview.Verdict.CHANGED;
import static org.kopilka.staff.imports.Preview.Verdict.ERROR;
import static org.kopilka.staff.imports.Preview.Verdict.KNOWN;
import static org.kopilka.staff.imports.Preview.Verdict.LEFT_OUT;
import static org.kopilka.staff.imports.Preview.Verdict.NEW;
import static org.kopilka.staff.imports.Preview.Verdict.QUESTION;
import static org.kopilka.staff.imports.Preview.Verdict.SAME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Access;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.actor.Role;
import org.kopilka.platform.web.NewIds;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.ImportKind;
import org.kopilka.staff.imports.Line;
import org.kopilka.staff.imports.Preview;
import org.kopilka.staff.imports.Preview.Note;
import org.kopilka.staff.imports.Preview.Option;
import org.springframework.stereotype.Component;

/**
 * Institutions from a table. A row whose name and address are known changes nothing; one that may be a twin of a known
 * institution or of an earlier row waits for a decision, and the decision is remembered as an alias.
 */
@Component
class InstitutionImport implements ImportKind {

    private static final String SEPARATE = "separate";
    private static final String LEAVE_OUT = "leave-out";

    private static final List<Field> FIELDS = List.of(
            Field.of("postcode", false, "индекс|postal|postcode|zip"),
            Field.of("address", false, "адрес|address|мекенжай"),
            Field.of("phone", false, "телефон|phone|тел\\."),
            Field.of("latitude", false, "^lat|широта"),
            Field.of("longitude", false, "^lon|^lng|долгота"),
            Field.of("name", true, "наименован|название|учрежден|организаци|^name$|атауы|мекеме"));

    /** An institution that a row may be, as it was before this file, or as an earlier row made it. */
    private record Candidate(
            Institution institution,
            InstitutionName name,
            @Nullable String plainAddress,
            @Nullable Integer row) {

        static Candidate of(Institution institution, @Nullable Integer row) {
            return new Candidate(
                    institution, InstitutionName.parse(institution.name()), plain(institution.address()), row);
        }

        /** @param address as {@link #plain} makes it */
        boolean isAt(@Nullable String address) {
            return address != null && address.equals(plainAddress);
        }

        static @Nullable String plain(@Nullable String address) {
            return address == null
                    ? null
                    : address.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}]+", " ")
                            .strip();
        }
    }

    /** Those that a row may be one of, and how many of them it is asked about at most. */
    private static final class Candidates {

        private static final int MOST_TWINS = 20;

        private final Alike<Candidate> alike = new Alike<>();

        void add(Candidate candidate) {
            var institution = candidate.institution();
            alike.add(
                    candidate,
                    candidate.name(),
                    Stream.concat(Stream.of(institution.name()), institution.aliases().stream()));
        }

        Optional<Candidate> exactly(String name, @Nullable String address) {
            return alike.named(name).stream()
                    .filter(known -> isExactly(known, name, address))
                    .findFirst();
        }

        List<Candidate> twins(InstitutionName parsed, @Nullable String address) {
            return alike.near(parsed)
                    .filter(known -> mayBe(known, parsed, address))
                    .limit(MOST_TWINS)
                    .toList();
        }

        Optional<Candidate> numbered(InstitutionName parsed) {
            return alike.numbered(parsed)
                    .filter(known -> known.name().hasNumberOf(parsed))
                    .findFirst();
        }
    }

    private final Institutions institutions;
    private final Access access;

    InstitutionImport(Institutions institutions, Access access) {
        this.institutions = institutions;
        this.access = access;
    }

    @Override
    public String name() {
        return "institutions";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable String fieldOf(List<String> values) {
        var names = values.stream()
                .filter(value -> InstitutionName.parse(value).kind() != null)
                .count();
        return names * 2 > values.size() ? "name" : null;
    }

    @Override
    public void require(Actor actor, UUID into) {
        access.require(actor, into, Role.NETWORK_ADMIN);
    }

    @Override
    public Preview preview(UUID run, UUID into, List<Line> lines, Choices choices, Predicate<UUID> keeps) {
        var known = institutions.below(into).stream()
                .filter(institution -> institution.kind().employs())
                .map(institution -> Candidate.of(institution, null))
                .toList();
        var first = new Reading(run, into, choices, known, Set.of());
        lines.forEach(first::row);
        var reading = new Reading(run, into, choices, known, first.metTwice);
        return new Preview(List.of(), lines.stream().map(reading::row).toList());
    }

    /** Reads row by row: what an earlier row says of an institution counts for those below. */
    private static final class Reading {

        private final UUID run;
        private final UUID into;
        private final Choices choices;
        private final Candidates candidates = new Candidates();
        /** Several rows speak of them. None may overwrite what another says, or each import would turn it round. */
        private final Set<UUID> spokenOfTwice;

        private final Map<UUID, Institution> next = new HashMap<>();
        private final Set<UUID> met = new HashSet<>();
        private final Set<UUID> metTwice = new HashSet<>();

        Reading(UUID run, UUID into, Choices choices, List<Candidate> known, Set<UUID> spokenOfTwice) {
            this.run = run;
            this.into = into;
            this.choices = choices;
            known.forEach(candidates::add);
            this.spokenOfTwice = spokenOfTwice;
        }

        Preview.Row row(Line line) {
            var choice = choices.ofRow(line.row());
            var notes = new ArrayList<Note>();
            var name = line.text("name").replaceAll("\\s+", " ").strip();
            var contacts = contacts(line, notes);
            line.tooLong().forEach((field, longest) -> notes.add(tooLong(field, longest)));
            if (line.tooLong().containsKey("name")) {
                return new Preview.Row(line.row(), ERROR, name, Map.of(), notes, List.of(), null, null);
            }
            if (name.isEmpty()) {
                notes.add(Note.error("name", "no-name"));
                return new Preview.Row(line.row(), ERROR, name, Map.of(), notes, List.of(), null, null);
            }
            var parsed = InstitutionName.parse(name);
            var address = Candidate.plain(contacts.address());
            var exact = candidates.exactly(name, address);
            if (exact.isPresent()) {
                return known(line, name, contacts, exact.get(), notes);
            }
            var twins = candidates.twins(parsed, address);
            var options = options(twins);
            if (LEAVE_OUT.equals(choice)) {
                return new Preview.Row(line.row(), LEFT_OUT, name, Map.of(), notes, options, choice, null);
            }
            var chosen = twins.stream()
                    .filter(twin -> twin.institution().id().toString().equals(choice))
                    .findFirst();
            if (chosen.isPresent()) {
                var now = now(chosen.get());
                var merged = now.with(now.contacts().orElse(contacts)).alsoCalled(name);
                return told(line, name, merged, chosen.get(), notes, options, choice);
            }
            if (!twins.isEmpty() && !SEPARATE.equals(choice)) {
                notes.add(Note.warning(
                        "name", "twin", twins.getFirst().institution().name()));
                return new Preview.Row(
                        line.row(), QUESTION, name, understood(name, parsed, contacts), notes, options, null, null);
            }
            candidates
                    .numbered(parsed)
                    .ifPresent(other -> notes.add(Note.warning(
                            "name", "same-number", other.institution().name())));
            var kind = parsed.kind();
            if (kind == null) {
                notes.add(Note.guess("name", "kind-unknown"));
            }
            var made = Institution.of(
                    NewIds.fromName(run + "|" + line.row()),
                    name,
                    kind == null ? InstitutionKind.OTHER : kind,
                    into,
                    contacts);
            candidates.add(Candidate.of(made, line.row()));
            return new Preview.Row(
                    line.row(), NEW, name, understood(name, parsed, contacts), notes, options, choice, made);
        }

        private Institution now(Candidate candidate) {
            return next.getOrDefault(candidate.institution().id(), candidate.institution());
        }

        /** Under another name of it stand the contacts of the row that was taken for the same: they only fill gaps. */
        private Preview.Row known(
                Line line, String name, Institution.Contacts contacts, Candidate known, List<Note> notes) {
            var now = now(known);
            var isItsOwn =
                    known.row() == null && now.name().equalsIgnoreCase(name) && !spokenOfTwice.contains(now.id());
            var told = now.with(
                    isItsOwn ? contacts.orElse(now.contacts()) : now.contacts().orElse(contacts));
            return told(line, name, told, known, notes, List.of(), null);
        }

        private Preview.Row told(
                Line line,
                String name,
                Institution told,
                Candidate known,
                List<Note> notes,
                List<Option> options,
                @Nullable String choice) {
            if (!met.add(told.id())) {
                metTwice.add(told.id());
            }
            if (known.row() != null) {
                notes.add(Note.warning("name", "same-as-row", String.valueOf(known.row())));
            }
            var isChanged = !told.equals(now(known));
            next.put(told.id(), told);
            return new Preview.Row(
                    line.row(),
                    isChanged ? CHANGED : known.row() == null ? KNOWN : SAME,
                    name,
                    known.row() == null ? understood(told.name(), known.name(), told.contacts()) : Map.of(),
                    notes,
                    options,
                    choice,
                    isChanged ? told : null);
        }
    }

    /** The same name to the letter (or a remembered alias), and no other address. */
    private static boolean isExactly(Candidate known, String name, @Nullable String address) {
        return address == null
                || known.plainAddress() == null
                || known.isAt(address)
                || known.institution().aliases().contains(name);
    }

    private static boolean mayBe(Candidate known, InstitutionName parsed, @Nullable String address) {
        return known.name().isSame(parsed)
                        && !(parsed.number() == null && parsed.title().isEmpty())
                || known.name().isLike(parsed)
                || known.isAt(address) && known.name().hasNumberOf(parsed);
    }

    private static Note tooLong(String field, int longest) {
        var letters = String.valueOf(longest);
        return field.equals("name") ? Note.error(field, "too-long", letters) : Note.warning(field, "too-long", letters);
    }

    private static List<Option> options(List<Candidate> twins) {
        if (twins.isEmpty()) {
            return List.of();
        }
        var options = new ArrayList<Option>();
        options.add(new Option(SEPARATE, "@separate"));
        twins.forEach(twin -> options.add(new Option(
                twin.institution().id().toString(),
                twin.institution().address() == null
                        ? twin.institution().name()
                        : twin.institution().name() + ", " + twin.institution().address())));
        options.add(new Option(LEAVE_OUT, "@leave-out"));
        return options;
    }

    private static Institution.Contacts contacts(Line line, List<Note> notes) {
        return new Institution.Contacts(
                orNull(line.text("address")),
                orNull(line.text("postcode")),
                orNull(line.text("phone")),
                degrees(line, "latitude", 90, notes),
                degrees(line, "longitude", 180, notes));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Double degrees(Line line, String field, double most, List<Note> notes) {
        var text = line.text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var degrees = Double.parseDouble(text.replace(',', '.'));
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException noNumber) {
            // told below, as a number that is no latitude is
        }
        notes.add(Note.warning(field, "no-coordinate", text));
        return null;
    }

    private static Map<String, String> understood(String name, InstitutionName parsed, Institution.Contacts contacts) {
        var understood = new LinkedHashMap<String, String>();
        understood.put("name", name);
        Optional.ofNullable(parsed.kind()).ifPresent(kind -> understood.put("kind", kind.word()));
        Optional.ofNullable(parsed.number()).ifPresent(number -> understood.put("number", number.toString()));
        Optional.ofNullable(contacts.address()).ifPresent(address -> understood.put("address", address));
        Optional.ofNullable(contacts.phone()).ifPresent(phone -> understood.put("phone", phone));
        return understood;
    }

    @Override
    public void apply(Preview preview, By by, IntConsumer progress) {
        int done = 0;
        var told = new LinkedHashMap<UUID, Institution>();
        for (var row : preview.rows()) {
            if (row.plan() instanceof Institution institution) {
                told.put(institution.id(), institution);
            }
        }
        for (var institution : told.values()) {
            institutions.save(institution);
            progress.accept(++done);
        }
    }
}
