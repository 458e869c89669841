package org.kopilka.staff.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kopilka.staff.imports.Line;
import org.kopilka.staff.imports.Preview.Note;

/** A row of a staff table as it was understood: the person it speaks of, and their work at one institution. */
record StaffRow(
        Line line,
        @Nullable PersonName name,
        @Nullable String born,
        @Nullable UUID institution,
        @Nullable String position,
        @Nullable String category,
        @Nullable String categorySince,
        Person.@Nullable Experience experience,
        @Nullable String education,
        @Nullable String email,
        @Nullable String phone,
        @Nullable LocalDate until,
        boolean partTime,
        @Nullable String remark,
        List<Note> notes,
        Map<String, String> understood) {

    private static final Pattern YEARS = Pattern.compile("(\\d{1,2})(?:[.,](\\d))?(?: ?(?:лет|года?|г\\.|жыл))?");
    private static final Pattern EMAIL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern LEFT =
            Pattern.compile("(?iU)уволен[аы]?\\s+(?:с\\s+)?(\\d{1,2}\\.\\d{1,2}\\.\\d{2,4})");
    private static final Pattern PART_TIME = Pattern.compile("(?iU)совмест|\\(совм\\.?\\)|қоса атқар");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*+\\)");

    private static final int YOUNGEST = 16;
    private static final int OLDEST = 95;

    /** The lists that spellings are looked up in. */
    record Lists(
            Spellings institutions,
            Spellings positions,
            Spellings categories,
            Spellings educations,
            Centuries centuries) {}

    static StaffRow read(Line line, Lists lists, LocalDate today) {
        var reading = new Reading(line, lists, today);
        return reading.read();
    }

    /** Whether there is a birthday that nobody could read. */
    boolean isBirthdayUnread() {
        return notes.stream().anyMatch(note -> "no-date".equals(note.code()) && "born".equals(note.field()));
    }

    boolean hasErrors() {
        return notes.stream().anyMatch(note -> note.level() == org.kopilka.staff.imports.Preview.Level.ERROR);
    }

    /** Reads field by field, noting what was guessed and what is wrong. */
    private static final class Reading {

        private final Line line;
        private final Lists lists;
        private final LocalDate today;
        private final List<Note> notes = new ArrayList<>();
        private final Map<String, String> understood = new LinkedHashMap<>();

        Reading(Line line, Lists lists, LocalDate today) {
            this.line = line;
            this.lists = lists;
            this.today = today;
        }

        StaffRow read() {
            line.forEach((field, cell) -> {
                if (cell.formula()) {
                    notes.add(Note.guess(field, "formula"));
                }
            });
            line.tooLong()
                    .forEach((field, longest) -> notes.add(Note.warning(field, "too-long", String.valueOf(longest))));
            var name = name();
            var born = born();
            var remark = line.text("note");
            var position = position();
            var partTime =
                    PART_TIME.matcher(remark + " " + line.text("position")).find();
            return new StaffRow(
                    line,
                    name,
                    born,
                    institution(),
                    position,
                    listed("category", lists.categories()),
                    date("categorySince", today.getYear()),
                    experience(born),
                    listed("education", lists.educations()),
                    email(),
                    phone(),
                    until(remark),
                    partTime,
                    remark.isEmpty() || LEFT.matcher(remark).matches() ? null : remark,
                    notes,
                    understood);
        }

        private @Nullable PersonName name() {
            var whole = line.text("name").isEmpty()
                    ? String.join(" ", line.text("family"), line.text("given"), line.text("patronymic"))
                            .strip()
                    : line.text("name");
            if (whole.isEmpty()) {
                notes.add(Note.error("name", "no-name-of-person"));
                return null;
            }
            var name = PersonName.parse(whole);
            name.ifPresentOrElse(
                    read -> understood.put("name", read.full()),
                    () -> notes.add(Note.error("name", "unreadable-name", whole)));
            return name.orElse(null);
        }

        private @Nullable String born() {
            var born = date("born", today.getYear() - YOUNGEST);
            if (born == null) {
                return null;
            }
            var age = today.getYear() - Integer.parseInt(born.substring(0, 4));
            if (age < YOUNGEST || age > OLDEST) {
                notes.add(Note.warning("born", "unlikely-age", String.valueOf(age)));
            }
            return born;
        }

        private @Nullable String date(String field, int pivot) {
            var text = line.text(field);
            if (isNothing(text)) {
                return null;
            }
            var read = lists.centuries().read(field, line.cell(field), today.getYear() - OLDEST, pivot);
            if (read == null) {
                notes.add(Note.warning(field, "no-date", text));
                return null;
            }
            if (read.guessed()) {
                notes.add(Note.guess(field, "date-guessed", text, read.value()));
            }
            understood.put(field, read.value());
            return read.value();
        }

        private @Nullable UUID institution() {
            var text = line.text("institution");
            if (text.isEmpty()) {
                notes.add(Note.error("institution", "no-institution"));
                return null;
            }
            var meaning = lists.institutions().of(text);
            if (meaning.value() == null) {
                notes.add(Note.error("institution", "unknown-institution", text));
                return null;
            }
            if (!meaning.sure()) {
                notes.add(Note.guess("institution", "spelling-guessed", text));
            }
            understood.put("institution", meaning.value());
            return UUID.fromString(meaning.value());
        }

        private @Nullable String position() {
            var text = withoutPartTime(line.text("position"));
            if (text.isEmpty()) {
                notes.add(Note.error("position", "no-position"));
                return null;
            }
            var meaning = lists.positions().of(text);
            if (meaning.value() == null) {
                notes.add(Note.error("position", "unknown-position", text));
                return null;
            }
            if (!meaning.sure()) {
                notes.add(Note.guess("position", "spelling-guessed", text));
            }
            understood.put("position", meaning.value());
            return meaning.value();
        }

        /** «воспитатель (совместитель)» is an educator. */
        private static String withoutPartTime(String position) {
            return ASIDE.matcher(position)
                    .replaceAll(aside -> aside.group().toLowerCase(Locale.ROOT).contains("совм")
                            ? ""
                            : Matcher.quoteReplacement(aside.group()))
                    .strip();
        }

        private @Nullable String listed(String field, Spellings spellings) {
            var text = line.text(field);
            if (text.isEmpty()) {
                return null;
            }
            var meaning = spellings.of(text);
            if (meaning.value() == null) {
                notes.add(Note.warning(field, "unknown-value", text));
                return null;
            }
            if (!meaning.sure()) {
                notes.add(Note.guess(field, "spelling-guessed", text));
            }
            understood.put(field, meaning.value());
            return meaning.value();
        }

        private Person.@Nullable Experience experience(@Nullable String born) {
            var text = line.text("experience").toLowerCase(Locale.ROOT);
            if (isNothing(text)) {
                return null;
            }
            var match = YEARS.matcher(text);
            if (!match.matches()) {
                notes.add(Note.warning("experience", "no-years", text));
                return null;
            }
            var years = Double.parseDouble(match.group(1) + (match.group(2) == null ? "" : "." + match.group(2)));
            if (born != null && years > today.getYear() - Integer.parseInt(born.substring(0, 4)) - YOUNGEST) {
                notes.add(Note.warning("experience", "more-years-than-life", match.group()));
            }
            understood.put("experience", String.valueOf(years));
            return new Person.Experience(years, today);
        }

        private @Nullable String email() {
            var text = line.text("email").toLowerCase(Locale.ROOT);
            if (isNothing(text)) {
                return null;
            }
            var mended = text.replaceAll("\\s*[(\\[]\\s*(?:at|собака)\\s*[)\\]]\\s*", "@")
                    .replace(" ", "");
            if (!EMAIL.matcher(mended).matches()) {
                notes.add(Note.warning("email", "no-email", text));
                return null;
            }
            if (!mended.equals(text)) {
                notes.add(Note.guess("email", "email-mended", text, mended));
            }
            understood.put("email", mended);
            return mended;
        }

        private @Nullable String phone() {
            var text = line.text("phone");
            if (isNothing(text)) {
                return null;
            }
            var digits = text.replaceAll("\\D", "");
            if (digits.length() == 10) {
                digits = "7" + digits;
            }
            if (digits.length() != 11 || !digits.matches("[78].*")) {
                notes.add(Note.warning("phone", "no-phone", text));
                return null;
            }
            var phone = "+7" + digits.substring(1);
            understood.put("phone", phone);
            return phone;
        }

        private @Nullable LocalDate until(String remark) {
            var left = LEFT.matcher(remark);
            if (!left.find()) {
                return null;
            }
            var read = Dates.read(org.kopilka.platform.tables.Table.Cell.of(left.group(1)), today.getYear() + 1);
            if (read == null) {
                return null;
            }
            understood.put("until", read.value());
            notes.add(Note.guess("note", "left", read.value()));
            return LocalDate.parse(read.value());
        }

        private static boolean isNothing(String text) {
            return text.isEmpty() || text.matches("[-–—]+|нет|б/д");
        }
    }
}
