package org.kopilka.survey.xlsform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kopilka.survey.forms.Kind;

/** What the type column says, in its present and its old spellings. */
sealed interface QuestionType {

    record Asks(Kind kind) implements QuestionType {}

    record AsksFromList(Kind kind, String list, boolean orOther) implements QuestionType {}

    record BeginsGroup() implements QuestionType {}

    record EndsGroup() implements QuestionType {}

    /** Data of the device, which we do not collect. */
    record Metadata() implements QuestionType {}

    record Unsupported(String name) implements QuestionType {}

    Pattern FROM_LIST = Pattern.compile(
            "(?<kind>select[_ ]one|select1|select[_ ]multiple|select[_ ]all[_ ]that[_ ]apply|rank)"
                    + "(?:\\s+from)?\\s+(?<list>\\S+)(?<other>\\s+or[_ ](?:specify[_ ])?other)?",
            Pattern.CASE_INSENSITIVE);
    Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("text", Kind.TEXT),
            Map.entry("string", Kind.TEXT),
            Map.entry("phone number", Kind.TEXT),
            Map.entry("email", Kind.TEXT),
            Map.entry("integer", Kind.INTEGER),
            Map.entry("int", Kind.INTEGER),
            Map.entry("decimal", Kind.DECIMAL),
            Map.entry("date", Kind.DATE),
            Map.entry("note", Kind.NOTE),
            Map.entry("range", Kind.RANGE));
    Set<String> METADATA = Set.of(
            "start",
            "end",
            "today",
            "deviceid",
            "username",
            "simserial",
            "subscriberid",
            "phonenumber",
            "audit",
            "start-geopoint");

    static QuestionType of(String cell) {
        var type = cell.strip().replaceAll("\\s+", " ");
        var plain = type.toLowerCase(Locale.ROOT);
        var words = plain.replace('_', ' ');
        if (words.equals("begin group")) {
            return new BeginsGroup();
        }
        if (words.equals("end group")) {
            return new EndsGroup();
        }
        var fromList = FROM_LIST.matcher(type);
        if (fromList.matches()) {
            return new AsksFromList(
                    kindOf(fromList.group("kind")), fromList.group("list"), fromList.group("other") != null);
        }
        var kind = KINDS.get(words);
        if (kind != null) {
            return new Asks(kind);
        }
        return METADATA.contains(plain) ? new Metadata() : new Unsupported(type);
    }

    private static Kind kindOf(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replace('_', ' ');
        if (plain.equals("rank")) {
            return Kind.RANK;
        }
        return plain.equals("select one") || plain.equals("select1") ? Kind.ONE : Kind.MULTIPLE;
    }
}
