package org.kopilka.staff.institutions;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an institution's name says once spelling is taken off: «МБДОУ "Детский сад №  91"», «д/с № 91» and «ДОУ №91» are
 * a kindergarten with number 91 and no title.
 *
 * @param kind null where the name does not tell
 * @param number null where it has none
 * @param title the name proper, lower case, words only; may be empty
 */
public record InstitutionName(
        @Nullable InstitutionKind kind, @Nullable Integer number, String title) {

    private static final Pattern NUMBER = Pattern.compile("(?U)(?:№|\\bn[oº]?\\b\\.?)\\s*(\\d{1,4})\\b");
    private static final Pattern BARE_NUMBER =
            Pattern.compile("(?U)(?:сад|школа|лицей|гимназия|доу|сош|д/с)\\s+(\\d{1,4})\\b");
    private static final Pattern KINDERGARTEN = Pattern.compile("(?U)сад(?!о)|доу\\b|д/с|дошкольн|балабақша|бөбекжай");
    private static final Pattern SCHOOL =
            Pattern.compile("(?U)(?<!до)школ|лице|гимнази|\\b(?:м[бак]?оу|сош|оош|нош)\\b|мектеп");
    private static final Set<String> FORM_WORDS = Set.of(
            ("муниципальное муниципальный бюджетное бюджетный автономное автономный казенное казенный государственное частное"
                            + " коммунальное дошкольное образовательное учреждение общеобразовательное учреждения детский сад детсад"
                            + " д с мбдоу мадоу мдоу мкдоу гбдоу доу мбоу маоу моу мкоу гбоу оу кгу гккп центр развития ребенка црр"
                            + " средняя общеобразовательная школа сош балабақша бөбекжай мектебі n no")
                    .split(" "));

    /** Letters that a spelling is looked at for; whatever is longer is no name. */
    private static final int LONGEST = 300;

    public static InstitutionName parse(String spelling) {
        var plain = Normalizer.normalize(
                        spelling.substring(0, Math.min(spelling.length(), LONGEST)), Normalizer.Form.NFC)
                .replace('\u00A0', ' ')
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        Integer number = null;
        for (var pattern : new Pattern[] {NUMBER, BARE_NUMBER}) {
            var found = pattern.matcher(plain);
            if (number == null && found.find()) {
                number = Integer.valueOf(found.group(1));
                plain = plain.substring(0, found.start(1)) + " " + plain.substring(found.end(1));
            }
        }
        var title = Stream.of(plain.replace("д/с", " ").split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !FORM_WORDS.contains(word))
                .collect(Collectors.joining(" "));
        return new InstitutionName(kindOf(plain.replaceAll("\\([^()]*\\)", " ")), number, title);
    }

    private static @Nullable InstitutionKind kindOf(String plain) {
        if (SCHOOL.matcher(plain).find()) {
            return InstitutionKind.SCHOOL;
        }
        return KINDERGARTEN.matcher(plain).find() ? InstitutionKind.KINDERGARTEN : null;
    }

    /** The same institution by its name alone, whatever the spelling. */
    public boolean isSame(InstitutionName other) {
        return isOfOneKind(other) && java.util.Objects.equals(number, other.number) && title.equals(other.title);
    }

    /** Perhaps the same: the number agrees and one of the two leaves the title out, or they differ in one letter or two. */
    public boolean isLike(InstitutionName other) {
        if (!isOfOneKind(other) || !java.util.Objects.equals(number, other.number)) {
            return false;
        }
        if (number == null) {
            return !title.isEmpty() && isCloseTo(other.title);
        }
        return title.isEmpty() || other.title.isEmpty() || isCloseTo(other.title);
    }

    /** The number agrees and says all that one of the spellings has. */
    public boolean hasNumberOf(InstitutionName other) {
        return number != null && number.equals(other.number) && isOfOneKind(other);
    }

    private boolean isCloseTo(String otherTitle) {
        var shorter = Math.min(title.length(), otherTitle.length());
        return title.equals(otherTitle)
                || shorter >= 5 && Distance.isWithin(title, otherTitle, mostEdits(shorter))
                || shorter >= 5 && (holds(title, otherTitle) || holds(otherTitle, title));
    }

    private static boolean holds(String title, String words) {
        return (" " + title + " ").contains(" " + words + " ");
    }

    /** In how many letters two spellings of one title may differ. */
    static int mostEdits(int letters) {
        return 1 + letters / 12;
    }

    private boolean isOfOneKind(InstitutionName other) {
        return kind == null || other.kind == null || kind == other.kind;
    }
}
