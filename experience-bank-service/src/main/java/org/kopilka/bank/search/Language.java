package org.kopilka.bank.search;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** In which fields a text is indexed: Kazakh and Russian share letters and words, but not endings. */
enum Language {
    RU(Russian::new),
    KK(Kazakh::new);

    private static final String KAZAKH_LETTERS = "әғқңөұүһі";

    /** A Kazakh text has about one letter in six of its own, a Russian one none. */
    private static final double ONLY_RUSSIAN = 0.01;

    private static final double ONLY_KAZAKH = 0.10;

    private final Supplier<Morphology> morphology;

    Language(Supplier<Morphology> morphology) {
        this.morphology = morphology;
    }

    Morphology morphology() {
        return morphology.get();
    }

    /** The field of everything a practice says; it is stored for showing what was found. */
    String text() {
        return "text." + name().toLowerCase();
    }

    String title() {
        return "title." + name().toLowerCase();
    }

    /** Both for a text in two languages. */
    static Set<Language> of(String text) {
        int own = 0;
        int cyrillic = 0;
        for (int i = 0; i < text.length(); i++) {
            var letter = Character.toLowerCase(text.charAt(i));
            if (letter >= 0x400 && letter < 0x530) {
                cyrillic++;
                own += KAZAKH_LETTERS.indexOf(letter) >= 0 ? 1 : 0;
            }
        }
        var share = cyrillic == 0 ? 0 : (double) own / cyrillic;
        if (share < ONLY_RUSSIAN) {
            return EnumSet.of(RU);
        }
        return share > ONLY_KAZAKH ? EnumSet.of(KK) : EnumSet.of(RU, KK);
    }
}
