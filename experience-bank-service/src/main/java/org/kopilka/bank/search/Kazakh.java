package org.kopilka.bank.search;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Kazakh by taking endings off: case, possession, plural and the commonest of the verb, again and again from the end of
 * the word, the longest first. An ending counts only behind a sound it can follow and in harmony with the last vowel of
 * the stem, so that «орта» keeps its «та». Where a form can be read in two ways («жұмысы» is «жұмыс-ы», not «жұмы-сы»),
 * both remain.
 */
final class Kazakh implements Morphology {

    /** @param behind the letters it can follow; {@code harmonious} whether its vowel follows that of the stem */
    private record Ending(String text, String behind, boolean harmonious) {}

    private static final String VOWELS = "аәеёиоөұүыіэюя";
    private static final String BACK = "аоұы";
    private static final String FRONT = "әеөүі";
    private static final String NASAL = "мнң";
    private static final String VOICED = "йрлмнңжзу";
    private static final String VOICELESS = "пткқсшщфхцчбгғдв";

    /** Behind these loans take either: «педагогтер», «педагогтар». */
    private static final String SOFT = "кг";

    private static final String THIRD_PERSON = "ыі";

    private static final List<Ending> ENDINGS = Stream.of(
                    endings("лар лер", VOWELS + "йру"),
                    endings("дар дер", "лмнңжз"),
                    endings("тар тер", VOICELESS),
                    endings("ның нің", VOWELS + NASAL + "у"),
                    endings("дың дің", "лрйужз"),
                    endings("тың тің", VOICELESS),
                    endings("ға ге", VOWELS + VOICED),
                    endings("қа ке", VOICELESS),
                    endings("на не", THIRD_PERSON),
                    endings("ны ні", VOWELS + "у"),
                    endings("ды ді", VOICED),
                    endings("ты ті", VOICELESS),
                    endings("н", THIRD_PERSON),
                    endings("да де дан ден дағы дегі", VOWELS + VOICED),
                    endings("та те тан тен тағы тегі", VOICELESS),
                    endings("нда нде нан нен ндағы ндегі", THIRD_PERSON),
                    endings("нан нен", NASAL),
                    instrumental("мен менен", VOWELS + "йрулмнң"),
                    instrumental("бен бенен", "жз"),
                    instrumental("пен пенен", VOICELESS),
                    endings("ым ім ың ің ымыз іміз ыңыз іңіз ы і", VOICED + VOICELESS),
                    endings("м ң мыз міз ңыз ңіз сы сі", VOWELS),
                    endings("у ып іп атын етін ады еді", VOICED + VOICELESS),
                    endings("ю йтын йтін йды йді", VOWELS),
                    endings("ған ген", VOWELS + VOICED),
                    endings("қан кен", VOICELESS))
            .flatMap(Collection::stream)
            .sorted(Comparator.comparing((Ending ending) -> -ending.text().length()))
            .toList();

    /** Behind these a shorter ending may be the right one. */
    private static final Set<String> AMBIGUOUS = Set.of("сы", "сі", "атын", "етін");

    /** These may belong to the word itself: «тақырып», «сынып». */
    private static final Set<String> PERHAPS_NONE = Set.of("ып", "іп");

    private static final Set<String> STOP_WORDS = Set.copyOf(List.of(
            ("және мен бен пен да де та те ма ме ба бе па пе үшін туралы бойынша арқылы сияқты ғана тек өте ең бұл осы сол"
                            + " ол олар біз сіз сен өз бір әр әрбір барлық қандай қалай қашан қайда неге не кім"
                            + " болып болады болған еді екен емес бар жоқ деп дейді немесе яғни сондай сондықтан")
                    .split(" ")));

    private static final int MOST_READINGS = 8;

    private static List<Ending> endings(String texts, String behind) {
        return Arrays.stream(texts.split(" "))
                .map(text -> new Ending(text, behind, true))
                .toList();
    }

    /** The one case whose vowel never changes. */
    private static List<Ending> instrumental(String texts, String behind) {
        return Arrays.stream(texts.split(" "))
                .map(text -> new Ending(text, behind, false))
                .toList();
    }

    @Override
    public List<String> roots(String word) {
        var roots = new TreeSet<String>();
        var seen = new HashSet<String>();
        var readings = new ArrayDeque<>(List.of(word));
        while (!readings.isEmpty() && seen.size() < MOST_READINGS * word.length()) {
            var form = readings.poll();
            if (seen.add(form)) {
                var shorter = withoutEnding(form);
                readings.addAll(shorter);
                if (shorter.isEmpty() || PERHAPS_NONE.stream().anyMatch(form::endsWith)) {
                    roots.add(devoiced(form));
                }
            }
        }
        return List.copyOf(roots);
    }

    private static List<String> withoutEnding(String form) {
        var found = new TreeSet<String>();
        for (var ending : ENDINGS) {
            if (fits(form, ending)) {
                found.add(form.substring(0, form.length() - ending.text().length()));
                if (!AMBIGUOUS.contains(ending.text())) {
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean fits(String form, Ending ending) {
        var length = form.length() - ending.text().length();
        if (length < 2 || !form.endsWith(ending.text())) {
            return false;
        }
        var last = form.charAt(length - 1);
        var isLongEnough = length > 2 || ending.text().length() > 1 && VOWELS.indexOf(last) < 0;
        return isLongEnough
                && ending.behind().indexOf(last) >= 0
                && (!ending.harmonious() || areHarmonious(form.substring(0, length), ending.text()));
    }

    private static boolean areHarmonious(String stem, String ending) {
        var endings = lastOf(BACK + FRONT, ending);
        if (endings == 0) {
            return true;
        }
        if (SOFT.indexOf(stem.charAt(stem.length() - 1)) >= 0) {
            return true;
        }
        var stems = lastOf(VOWELS + "у", stem);
        // и, у, ю, я and the vowels of loans go with either.
        return BACK.indexOf(stems) < 0 && FRONT.indexOf(stems) < 0
                ? stems != 0
                : BACK.indexOf(stems) >= 0 == BACK.indexOf(endings) >= 0;
    }

    private static char lastOf(String letters, String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** «кітаб» of «кітабы» back to «кітап». */
    private static String devoiced(String stem) {
        var last = stem.length() - 1;
        return switch (last < 0 ? ' ' : stem.charAt(last)) {
            case 'б' -> stem.substring(0, last) + 'п';
            case 'г' -> stem.substring(0, last) + 'к';
            case 'ғ' -> stem.substring(0, last) + 'қ';
            default -> stem;
        };
    }

    @Override
    public boolean isStopWord(String word) {
        return STOP_WORDS.contains(word);
    }
}
