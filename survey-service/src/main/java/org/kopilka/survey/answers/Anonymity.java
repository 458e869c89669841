package org.kopilka.survey.answers;

/** What keeps an answer from being traced to a person; docs/adr tells why. */
public final class Anonymity {

    /** Nothing is shown of fewer answers than this, nor of fewer than this left over. */
    public static final int FEWEST_SHOWN = 5;

    /** Answers from an institution where fewer are invited do not say where they are from. */
    static final int FEWEST_INVITED = 5;

    private Anonymity() {}
}
