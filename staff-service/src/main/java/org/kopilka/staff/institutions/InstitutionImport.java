package org.kopilka.staff.institutions;

import static org.kopilka.staff.imports.Preview.Verdict.CHANGED;
import static org.kopilka.staff.imports.Preview.Verdict.ERROR;
import static org.kopilka.staff.imports.Preview.Verdict.KNOWN;
import static org.kopilka.staff.imports.Preview.Verdict.LEFT_OUT;
import static org.kopilka.staff.imports.Preview.Verdict.NEW;
import static org.kopilka.staff.imports.Preview.Verdict.QUESTION;
import static org.kopilka.staff.imports.Preview.Verdict.SAME;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
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
    private static final int LONGEST_NAME = 300;

    private static final List<Field> FIELDS = List.of(
            Field.of("postcode", false, "индекс|postal|postcode|zip"),
            Field.of("address", false, "адрес|address|мекенжай"),
            Field.of("phone", false, "телефон|phone|тел\\."),
            Field.of("latitude", false, "^lat|широта"),
            Field.of("longitude", false, "^lon|^lng|долгота"),
            Field.of("name", true, "наименован|название|учрежден|организаци|^name$|атауы|мекеме"));

    /** What a row brings in: an institution as it will be stored, or one more name for one that an earlier row makes. */
    private sealed interface Plan {

        record Keep(Institution institution) implements Plan {}

        record Name(UUID institution, String alias) implements Plan {}
    }

    /** An institution that a row may be: stored before, or made by an earlier row of this file. */
    private record Candidate(
            Institution institution,
            InstitutionName name,
            @Nullable Integer row) {

        static Candidate stored(Institution institution) {
            return new Candidate(institution, InstitutionName.parse(institution.name()), null);
        }

        boolean isAt(@Nullable String address) {
            return address != null
                    && institution.address() != null
                    && plain(address).equals(plain(institution.address()));
        }

        private static String plain(String address) {
            return address.toLowerCase().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
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
        var candidates = new ArrayList<Candidate>();
        institutions.below(into).stream()
                .filter(institution -> institution.kind().employs())
                .map(Candidate::stored)
                .forEach(candidates::add);
        var rows = new ArrayList<Preview.Row>();
        for (var line : lines) {
            var row = row(run, into, line, choices.ofRow(line.row()), candidates);
            rows.add(row);
            if (row.verdict() == NEW && row.plan() instanceof Plan.Keep(var made)) {
                candidates.add(new Candidate(made, InstitutionName.parse(made.name()), line.row()));
            }
        }
        return new Preview(List.of(), rows);
    }

    private Preview.Row row(UUID run, UUID into, Line line, @Nullable String choice, List<Candidate> candidates) {
        var notes = new ArrayList<Note>();
        var name = line.text("name").replaceAll("\\s+", " ").strip();
        var contacts = contacts(line, notes);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            notes.add(Note.error("name", name.isEmpty() ? "no-name" : "too-long"));
            return new Preview.Row(line.row(), ERROR, name, Map.of(), notes, List.of(), null, null);
        }
        var parsed = InstitutionName.parse(name);
        var exact = candidates.stream()
                .filter(known -> isExactly(known, name, contacts))
                .findFirst();
        if (exact.isPresent()) {
            return known(line, name, contacts, exact.get(), notes);
        }
        var twins = candidates.stream()
                .filter(known -> mayBe(known, parsed, contacts.address()))
                .toList();
        var options = options(twins);
        if (LEAVE_OUT.equals(choice)) {
            return new Preview.Row(line.row(), LEFT_OUT, name, Map.of(), notes, options, choice, null);
        }
        var chosen = twins.stream()
                .filter(twin -> twin.institution().id().toString().equals(choice))
                .findFirst();
        if (chosen.isPresent()) {
            return merged(line, name, contacts, chosen.get(), notes, options, choice);
        }
        if (!twins.isEmpty() && !SEPARATE.equals(choice)) {
            notes.add(
                    Note.warning("name", "twin", twins.getFirst().institution().name()));
            return new Preview.Row(
                    line.row(), QUESTION, name, understood(name, parsed, contacts), notes, options, null, null);
        }
        candidates.stream()
                .filter(known -> known.name().hasNumberOf(parsed))
                .findFirst()
                .ifPresent(other -> notes.add(
                        Note.warning("name", "same-number", other.institution().name())));
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
        return new Preview.Row(
                line.row(), NEW, name, understood(name, parsed, contacts), notes, options, choice, new Plan.Keep(made));
    }

    /** The same name to the letter (or a remembered alias), and no other address. */
    private static boolean isExactly(Candidate known, String name, Institution.Contacts contacts) {
        var isNamed = known.institution().name().equalsIgnoreCase(name)
                || known.institution().aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(name));
        return isNamed
                && (contacts.address() == null
                        || known.institution().address() == null
                        || known.isAt(contacts.address())
                        || known.institution().aliases().contains(name));
    }

    private static boolean mayBe(Candidate known, InstitutionName parsed, @Nullable String address) {
        return known.name().isSame(parsed)
                        && !(parsed.number() == null && parsed.title().isEmpty())
                || known.name().isLike(parsed)
                || known.isAt(address) && known.name().hasNumberOf(parsed);
    }

    private Preview.Row known(
            Line line, String name, Institution.Contacts contacts, Candidate known, List<Note> notes) {
        if (known.row() != null) {
            notes.add(Note.warning("name", "same-as-row", String.valueOf(known.row())));
            return new Preview.Row(line.row(), SAME, name, Map.of(), notes, List.of(), null, null);
        }
        var stored = known.institution();
        // Under another name of it stand the contacts of the row that was taken for the same: they only fill gaps.
        var next = stored.name().equalsIgnoreCase(name)
                ? contacts.orElse(stored.contacts())
                : stored.contacts().orElse(contacts);
        return changedOrKnown(line, name, stored.with(next), known, notes, List.of(), null);
    }

    private static Preview.Row merged(
            Line line,
            String name,
            Institution.Contacts contacts,
            Candidate twin,
            List<Note> notes,
            List<Option> options,
            @Nullable String choice) {
        if (twin.row() != null) {
            notes.add(Note.warning("name", "same-as-row", String.valueOf(twin.row())));
            var alias = new Plan.Name(twin.institution().id(), name);
            return new Preview.Row(line.row(), CHANGED, name, Map.of(), notes, options, choice, alias);
        }
        var next = twin.institution()
                .with(twin.institution().contacts().orElse(contacts))
                .alsoCalled(name);
        return changedOrKnown(line, name, next, twin, notes, options, choice);
    }

    private static Preview.Row changedOrKnown(
            Line line,
            String name,
            Institution next,
            Candidate known,
            List<Note> notes,
            List<Option> options,
            @Nullable String choice) {
        var isChanged = !next.equals(known.institution());
        return new Preview.Row(
                line.row(),
                isChanged ? CHANGED : KNOWN,
                name,
                understood(next.name(), known.name(), next.contacts()),
                notes,
                options,
                choice,
                isChanged ? new Plan.Keep(next) : null);
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
    public void apply(Preview preview, IntConsumer progress) {
        int done = 0;
        for (var row : preview.rows()) {
            switch (row.plan()) {
                case Plan.Keep(var institution) -> institutions.save(institution);
                case Plan.Name(var id, var alias) ->
                    institutions.find(id).ifPresent(made -> institutions.save(made.alsoCalled(alias)));
                case null, default -> {
                    continue;
                }
            }
            progress.accept(++done);
        }
    }
}
