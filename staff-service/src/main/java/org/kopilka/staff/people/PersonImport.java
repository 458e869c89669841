package org.kopilka.staff.people;

import static org.kopilka.staff.imports.Preview.Verdict.LEFT_OUT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kopilka.platform.actor.Actor;
import org.kopilka.platform.audit.Audit;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.staff.imports.Choices;
import org.kopilka.staff.imports.ImportKind;
import org.kopilka.staff.imports.Line;
import org.kopilka.staff.imports.Preview;
import org.kopilka.staff.imports.Preview.Option;
import org.kopilka.staff.institutions.InstitutionSpellings;
import org.kopilka.staff.reference.Catalogues;
import org.springframework.stereotype.Component;

/**
 * People from a staff table. Rows of one person, in one institution or several, become one person; who is known is
 * changed, not made again. Whether somebody of an institution that is not the actor's is meant, is asked; if so, the row
 * becomes a claim that those who keep the person decide on.
 */
@Component
class PersonImport implements ImportKind {

    /** The one who may be meant. */
    static final String SAME_PERSON = "same";

    /** None of those who work elsewhere; rows of one file may still speak of one person. */
    static final String ANOTHER = "another";

    /** A person of their own, whoever else has the name. */
    static final String APART = "apart";

    static final String LEAVE_OUT = "leave-out";

    private static final Set<String> CATALOGUES = Set.of("position", "category", "education");

    private static final List<Field> FIELDS = List.of(
            Field.of("categorySince", false, "дата.*(катег|присво|аттест)|санат.*күні"),
            Field.of("born", false, "рожд|туған|birth"),
            Field.of("category", false, "катег|аттест|санат|category"),
            Field.of("experience", false, "стаж|өтіл|experience"),
            Field.of("education", false, "образован|білімі|education"),
            Field.of("email", false, "e-?mail|почт|пошта"),
            Field.of("phone", false, "телефон|phone|^тел"),
            Field.of("note", false, "примеч|коммент|ескерту|note").upTo(1_000),
            Field.of("position", true, "должност|лауазым|position"),
            Field.of(
                    "institution",
                    true,
                    "учрежд|организац|место работы|^доу$|^детский сад$|^школа$|мекеме|institution"),
            Field.of("family", false, "^фамилия$|^тегі$|^family name$|^last name$"),
            Field.of("given", false, "^имя$|^аты$|^given name$|^first name$"),
            Field.of("patronymic", false, "^отчество$|әкесінің"),
            Field.of("name", true, "ф\\.? ?и\\.? ?о|фамилия,? имя|сотрудник|педагог$|аты-жөні|full name|^name$"));

    private final People people;
    private final Catalogues catalogues;
    private final InstitutionSpellings institutions;
    private final Keepers keepers;
    private final InstitutionTree tree;
    private final Audit audit;

    PersonImport(
            People people,
            Catalogues catalogues,
            InstitutionSpellings institutions,
            Keepers keepers,
            InstitutionTree tree,
            Audit audit) {
        this.people = people;
        this.catalogues = catalogues;
        this.institutions = institutions;
        this.keepers = keepers;
        this.tree = tree;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable String fieldOf(List<String> values) {
        var names = values.stream()
                .filter(value -> PersonName.parse(value)
                        .filter(name -> name.patronymic() != null)
                        .isPresent())
                .count();
        return names * 2 > values.size() ? "name" : null;
    }

    @Override
    public void require(Actor actor, UUID into) {
        keepers.require(actor, into);
    }

    @Override
    public Preview preview(UUID run, UUID into, List<Line> lines, Choices choices, Predicate<UUID> keeps) {
        var known = institutions.below(into);
        var lists = new StaffRow.Lists(
                new Spellings("institution", new InstitutionReader(known), choices),
                spellings("position", choices),
                spellings("category", choices),
                spellings("education", choices),
                new Centuries(choices, people.today()));
        var rows = lines.stream()
                .filter(line -> !isNoRecord(line))
                .map(line -> StaffRow.read(line, lists, people.today()))
                .toList();
        var matching = new Matching(run, people, rows, choices, roles(), keeps, tree);
        var byRow = matching.rows().stream().collect(Collectors.toMap(Preview.Row::row, row -> row));
        var all = lines.stream()
                .map(line -> byRow.containsKey(line.row())
                        ? byRow.get(line.row())
                        : new Preview.Row(
                                line.row(), LEFT_OUT, title(line), Map.of(), List.of(), List.of(), null, null))
                .toList();
        var spellings = new ArrayList<Preview.Spelling>();
        List.of(lists.institutions(), lists.positions(), lists.categories(), lists.educations())
                .forEach(list -> spellings.addAll(list.all()));
        spellings.addAll(lists.centuries().all());
        spellings.addAll(matching.addresses());
        return new Preview(spellings, all);
    }

    @Override
    public List<Option> options(String field, Locale language) {
        return CATALOGUES.contains(field)
                ? catalogues.entries(field).stream()
                        .map(entry -> new Option(entry.code(), entry.name(language.getLanguage())))
                        .toList()
                : List.of();
    }

    /** Totals, repeated headings and stray marks: no name of two words and hardly anything else. */
    private static boolean isNoRecord(Line line) {
        var filled = line.cells().filter(cell -> !cell.isEmpty()).count();
        var name = line.text("name") + line.text("family");
        var isNoName = name.isEmpty() || name.matches("\\d+") || name.matches("(?iU)(итого|всего|барлығы).*");
        return isNoName && filled <= 2;
    }

    private static String title(Line line) {
        return line.cells()
                .map(cell -> cell.text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Spellings spellings(String catalogue, Choices choices) {
        return new Spellings(catalogue, Spellings.catalogue(catalogues.entries(catalogue)), choices);
    }

    private Map<String, String> roles() {
        return catalogues.entries("position").stream()
                .collect(Collectors.toMap(
                        Catalogues.Entry::code, entry -> entry.extra().getOrDefault("role", "educator")));
    }

    /** The institutions a spelling may mean, among those the file may speak of. */
    private record InstitutionReader(InstitutionSpellings.Known known) implements Spellings.Reader {

        @Override
        public Spellings.Meaning read(String spelling) {
            var found = known.find(spelling);
            return new Spellings.Meaning(found.id() == null ? null : found.id().toString(), found.sure());
        }

        @Override
        public boolean knows(String value) {
            return known.has(value);
        }

        @Override
        public List<Option> options(String spelling) {
            return known.find(spelling).candidates().stream()
                    .map(candidate -> new Option(candidate.id().toString(), candidate.label()))
                    .toList();
        }
    }

    @Override
    public void apply(Preview preview, By by, IntConsumer progress) {
        int done = 0;
        var made = new LinkedHashMap<UUID, Matching.Plan>();
        for (var row : preview.rows()) {
            if (row.plan() instanceof Matching.Plan plan && row.verdict().isBroughtIn()) {
                made.put(plan.id(), plan);
            }
        }
        var fresh = made.values().stream()
                .map(Matching.Plan::person)
                .filter(person -> person.version() == 0)
                .toList();
        for (int from = 0; from < fresh.size(); from += 100) {
            var part = fresh.subList(from, Math.min(from + 100, fresh.size()));
            audit.changed(by.person(), by.name(), "person", ids(part));
            people.insertAll(part);
            done += part.size();
            progress.accept(done / 50 * 50);
        }
        for (var plan : made.values()) {
            if (plan.person().version() > 0) {
                audit.changed(by.person(), by.name(), plan.asked().isEmpty() ? "person" : "claim", List.of(plan.id()));
                people.save(claimed(plan, by));
                progress.accept(++done);
            }
        }
    }

    private Person claimed(Matching.Plan plan, By by) {
        var person = plan.person();
        for (var post : plan.asked()) {
            if (person.hasRoomForClaims()) {
                person = person.asked(Claim.of(UUID.randomUUID(), post, by.person(), by.name(), people.today()));
            }
        }
        return person;
    }

    private static List<UUID> ids(List<Person> some) {
        return some.stream().map(Person::id).toList();
    }
}
