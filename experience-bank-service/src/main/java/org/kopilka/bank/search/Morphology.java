package org.kopilka.bank.search;

import java.util.List;

/** What the forms of one word share. Kept by one thread at a time. */
interface Morphology {

    /**
     * What the word is found by: its dictionary forms, or what is left of it without endings. More than one where the
     * form is ambiguous, never none.
     *
     * @param word lower case, е for ё
     */
    List<String> roots(String word);

    /** Whether the word is too common to be looked for. */
    boolean isStopWord(String word);
}
